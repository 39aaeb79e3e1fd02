//! Charts as inline SVG, in the colours of the page around them; each says in words what it shows.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::page::escaped;

/// A bar: what it stands for, and how much.
pub(super) type Bar = (String, usize);

/// Most columns side by side; more years than that are put together.
const MOST_COLUMNS: i16 = 40;

/// Numbers by year as bars, every year between the first and the last among them, with the number of years to a bar:
/// several where there are many, called after the first of them.
pub(super) fn by_year(years: &BTreeMap<i16, usize>) -> (i16, Vec<Bar>) {
    let (Some((&first, _)), Some((&last, _))) = (years.first_key_value(), years.last_key_value()) else {
        return (1, Vec::new());
    };
    let step =
        [1, 2, 5, 10, 25, 50, 100, 500].into_iter().find(|step| (last - first) / step < MOST_COLUMNS).unwrap_or(1000);
    let begin = if step == 1 { first } else { first - first % step };
    let mut bars: Vec<Bar> = Vec::new();
    let mut year = begin;
    while year <= last {
        let end = year + step - 1;
        let sum = years.range(year..=end).map(|(_, number)| number).sum();
        bars.push((year.to_string(), sum));
        year += step;
    }
    (step, bars)
}

/// Labels that find room below each other's columns on a phone, of four characters each.
const MOST_LABELS: usize = 8;

/// Columns over which a phone has room for numbers of two digits.
const MOST_NUMBERS: usize = 18;

/// Bars that stand side by side, over the whole width that there is.
pub(super) fn columns(id: &str, title: &str, bars: &[Bar]) -> String {
    const HEIGHT: usize = 160;
    let most = bars.iter().map(|(_, number)| *number).max().unwrap_or(0).max(1);
    let every = bars.len().div_ceil(MOST_LABELS).max(1);
    let class = if bars.len() > MOST_NUMBERS { "many" } else { "few" };
    let mut svg = open(id, title, class, bars, HEIGHT + 52);
    for (place, (label, number)) in bars.iter().enumerate() {
        let height = number * HEIGHT / most;
        let top = 20 + HEIGHT - height;
        let (left, width) = (share(10 * place + 1, 10 * bars.len()), share(8, 10 * bars.len()));
        let middle = share(2 * place + 1, 2 * bars.len());
        let _ = write!(
            svg,
            "<rect class=\"bar\" x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" rx=\"2\"/>"
        );
        if *number > 0 {
            let _ = write!(svg, "<text class=\"number\" x=\"{middle}\" y=\"{}\">{number}</text>", top - 5);
        }
        if place % every == 0 {
            let y = HEIGHT + 38;
            let _ = write!(svg, "<text class=\"label\" x=\"{middle}\" y=\"{y}\">{}</text>", escaped(label));
        }
    }
    svg + "</svg>"
}

/// Bars that lie one below the other: three tenths of the width for the labels, six for the bars, one for the numbers.
pub(super) fn rows(id: &str, title: &str, bars: &[Bar]) -> String {
    const HEIGHT: usize = 30;
    let most = bars.iter().map(|(_, number)| *number).max().unwrap_or(0).max(1);
    let mut svg = open(id, title, "few", bars, HEIGHT * bars.len() + 4);
    for (place, (label, number)) in bars.iter().enumerate() {
        let top = place * HEIGHT + 4;
        let base = top + 16;
        let _ = write!(
            svg,
            "<text class=\"name\" x=\"28%\" y=\"{base}\">{}</text>\
             <rect class=\"bar\" x=\"30%\" y=\"{top}\" width=\"{}\" height=\"22\" rx=\"2\"/>\
             <text class=\"count\" x=\"{}\" y=\"{base}\" dx=\"6\">{number}</text>",
            escaped(label),
            share(6 * number, 10 * most),
            share(3 * most + 6 * number, 10 * most),
        );
    }
    svg + "</svg>"
}

/// A part of the whole as a percentage with two places.
fn share(part: usize, whole: usize) -> String {
    let hundredths = part * 10_000 / whole.max(1);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

fn open(id: &str, title: &str, class: &str, bars: &[Bar], height: usize) -> String {
    let words: Vec<String> = bars.iter().map(|(label, number)| format!("{label}: {number}")).collect();
    format!(
        "<svg role=\"img\" class=\"{class}\" aria-labelledby=\"{id}-title {id}-words\" width=\"100%\" \
         height=\"{height}\"><title id=\"{id}-title\">{}</title><desc id=\"{id}-words\">{}</desc>",
        escaped(title),
        escaped(&words.join("; "))
    )
}
