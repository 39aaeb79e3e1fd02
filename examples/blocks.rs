fn main() {
    for f in std::env::args().skip(1) {
        let s = std::fs::read_to_string(&f).unwrap();
        let l = minutebook::text::Layout::new(&s);
        println!("## {f} {:?}", l.spacing);
        for b in &l.blocks {
            println!(
                "{:>4} ind{} b{} {}{:?} | {}",
                l.line_at(b.span.start) + 1,
                b.indent,
                b.blank_before,
                if b.note { "NOTE " } else { "" },
                b.marker.map(|m| l.slice(m.span())),
                l.text_of(b)
            );
        }
        for n in &l.notes {
            println!(
                "NOTE {} {:?} {:?}",
                n.label,
                l.slice(n.span),
                n.marks.iter().map(|m| l.slice(m.word)).collect::<Vec<_>>()
            );
        }
    }
}
