use super::*;

fn shown(source: &str) -> String {
    plain(source).chars().filter(|char| *char != NOTHING).collect()
}

#[test]
fn names_in_single_signs_and_places_of_values() {
    assert_eq!(shown("Attendees: *Ann* B., *Cy* D., *Di* E.\n"), "Attendees: Ann B., Cy D., Di E.\n");
    assert_eq!(shown("Attendees: *Ann B.\n* Cy D.\n"), "Attendees: *Ann B.\n* Cy D.\n");
    let page = "---\ntally: 2\n---\n\n{{ page.tally }} Members Present\n";
    assert!(shown(page).ends_with("\n Members Present\n"), "{:?}", shown(page));
}

#[test]
fn markup_is_taken_off() {
    let source = "---\ntitle: \"A meeting\"\n---\n# Finance\n**Present:** Ann [Bell](http://a.b/c)\n**1\\. Apologies**\n| Who | What |\n";
    assert_eq!(shown(source), "\nA meeting\n\n Finance\nPresent: Ann Bell\n1. Apologies\n  Who   What  \n");
    assert_eq!(plain(source).len(), source.len());
    let source = "**Roads**\n\nHere: [Ann\nBell](/a/Bell/) (clerk), [Ben\nCarr](/b)\n\n[a\n] (b) [c\nd] [e](f)\n";
    assert_eq!(shown(source), "Roads\n\nHere: Ann\nBell (clerk), Ben\nCarr\n\n[a\n] (b) [c\nd] e\n");
    assert_eq!(
        shown("## [Motion 1][m1]: Roads\n\n## Bins[1][2]\n\n[m1]: http://m.n/1\n"),
        " Motion 1: Roads\n\n Bins[1][2]\n\n\n"
    );
    assert_eq!(shown("Here: [Ann](/ann), [Ben](http://b.c)\n"), "Here: Ann, Ben\n");
    assert_eq!(shown("_See [gates#12](http://a.b/12)._\n\n## Roads\n"), "See gates#12.\n\n Roads\n");
    assert_eq!(shown("::::: {.centred}\n## **Roads** {.centred}\n:::::\n\n## {Bins}\n"), "\n Roads\n\n\n {Bins}\n");
    assert_eq!(shown("1\\. Roads. Bad.\n\n2\\. Bins.\n"), "1. Roads. Bad.\n\n2. Bins.\n");
    let source = "# [Roads [R-4]](http://a.b/c_(d__e)\n## Bins\nSee [**the _map_**](m|n).\n![A view](v.png)\n";
    assert_eq!(shown(source), " Roads [R-4]\n Bins\nSee the map.\n\n");
    let source = "Roads\n=====\n\n.. sectnum::\n   :suffix: .\n\n.. contents:: Agenda\n\nNothing.\n";
    assert_eq!(shown(source), "Roads\n=====\n\n\n\n\n\n\nNothing.\n");
}

#[test]
fn headings_of_asciidoc_open_with_their_signs() {
    let source = "== Roads\n\nThey are bad.\n\n=== Lamps (new)\n\nx == y\n";
    assert_eq!(shown(source), " Roads\n\nThey are bad.\n\n Lamps (new)\n\nx == y\n");
}

#[test]
fn plain_text_stays_as_it_is() {
    for source in [
        "* Ann\n* Ben\n",
        "** AOB\n** Dates\n",
        "Item #4 was noted.*\n\n* As before.\n",
        "2 * 3 ** 4\n",
        "date: 3 May\ntime: 7 pm\nplace: hall\n",
    ] {
        assert!(matches!(plain(source), Cow::Borrowed(_)), "{source}");
    }
}

#[test]
fn headings_are_marked() {
    assert_eq!(heading_mark("## Finance"), Some(HeadingMark::Sign(2)));
    assert_eq!(heading_mark("**Finance**"), Some(HeadingMark::Emphasis));
    assert_eq!(heading_mark("**Finance of** **2014.**"), Some(HeadingMark::Emphasis));
    assert_eq!(heading_mark("**Finance** was discussed"), None);
    assert_eq!(heading_mark("**Finance** and **roads**"), None);
    assert_eq!(heading_mark("#12 is next"), None);
    assert_eq!(heading_mark("##Finance"), Some(HeadingMark::Sign(2)));
    assert_eq!(heading_mark("###[Motion 1][m1]: Roads"), Some(HeadingMark::Sign(3)));
    assert_eq!(heading_mark("#roads"), None);
    assert_eq!(heading_mark("1. **Roads of 2014**"), Some(HeadingMark::Emphasis));
    assert_eq!(heading_mark("1. **Roads**: bad"), None);
    assert_eq!(heading_mark("1. Roads"), None);
    assert_eq!(heading_mark("##12"), None);
    assert_eq!(heading_mark("=== Roads ==="), Some(HeadingMark::Sign(3)));
    assert_eq!(heading_mark("= Roads ="), Some(HeadingMark::Sign(1)));
    assert_eq!(heading_mark("=== Roads and lamps"), Some(HeadingMark::Sign(3)));
    assert_eq!(heading_mark("=1="), None);
    assert_eq!(heading_mark("*Roads*"), Some(HeadingMark::Emphasis));
    assert_eq!(heading_mark("_Roads:_"), Some(HeadingMark::Emphasis));
    assert_eq!(heading_mark("h2. Roads:"), Some(HeadingMark::Sign(2)));
    let source = "## Roads\n## Bins\n- Fences (*Ann*, 3 minutes), _all_; snake_case, 2 * 3, a* b*, *c d\n";
    assert_eq!(shown(source), " Roads\n Bins\n- Fences (Ann, 3 minutes), all; snake_case, 2 * 3, a* b*, *c d\n");
    assert_eq!(shown("h2. Roads\n\nbq. Present: Ann\n\nh3. Bins\n"), "Roads\n\nPresent: Ann\n\nBins\n");
    assert_eq!(heading_mark("***Roads***"), Some(HeadingMark::Emphasis));
    assert_eq!(shown("***Roads***\n- ***Action*** Ann\n"), "Roads\n- Action Ann\n");
    for line in [
        "h7. x",
        "h2.5 pages",
        "hé",
        "=====",
        "== X, y.",
        "=== ben has joined #elm",
        "=== Ann is now known as Bo",
        "== the price of oats",
        "== 2 = 2",
        "= x",
        "==x",
        "*",
        "____",
        "* Roads",
        "*Roads* and *lights*",
    ] {
        assert_eq!(heading_mark(line), None, "{line}");
    }
    assert_eq!(shown("*Roads*\n_Lights_:\n== Bins ==\n"), "Roads\nLights:\n Bins \n");
}
