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

/// Bars that stand side by side.
pub(super) fn columns(id: &str, title: &str, bars: &[Bar]) -> String {
    const HEIGHT: usize = 160;
    // half a label beyond the first and the last bar
    const MARGIN: usize = 16;
    let most = bars.iter().map(|(_, number)| *number).max().unwrap_or(0).max(1);
    let width = (600 / bars.len().max(1)).clamp(16, 64);
    // labels that would touch each other are left out, but for every so many
    let longest = bars.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
    let every = (longest * 9).div_ceil(width).max(1);
    let mut svg = open(id, title, bars, width * bars.len() + 2 * MARGIN, HEIGHT + 52);
    for (place, (label, number)) in bars.iter().enumerate() {
        let height = number * HEIGHT / most;
        let (left, top) = (MARGIN + place * width, 20 + HEIGHT - height);
        let middle = left + width / 2;
        let _ = write!(
            svg,
            "<rect class=\"bar\" x=\"{}\" y=\"{top}\" width=\"{}\" height=\"{height}\" rx=\"2\"/>",
            left + 2,
            width - 4
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

/// Bars that lie one below the other.
pub(super) fn rows(id: &str, title: &str, bars: &[Bar]) -> String {
    const HEIGHT: usize = 30;
    let most = bars.iter().map(|(_, number)| *number).max().unwrap_or(0).max(1);
    let mut svg = open(id, title, bars, 560, HEIGHT * bars.len() + 4);
    for (place, (label, number)) in bars.iter().enumerate() {
        let (top, width) = (place * HEIGHT + 4, number * 360 / most);
        let base = top + 16;
        let _ = write!(
            svg,
            "<text class=\"name\" x=\"100\" y=\"{base}\">{}</text>\
             <rect class=\"bar\" x=\"110\" y=\"{top}\" width=\"{width}\" height=\"22\" rx=\"2\"/>\
             <text class=\"count\" x=\"{}\" y=\"{base}\">{number}</text>",
            escaped(label),
            118 + width
        );
    }
    svg + "</svg>"
}

fn open(id: &str, title: &str, bars: &[Bar], width: usize, height: usize) -> String {
    let words: Vec<String> = bars.iter().map(|(label, number)| format!("{label}: {number}")).collect();
    format!(
        "<svg role=\"img\" aria-labelledby=\"{id}-title {id}-words\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\"><title id=\"{id}-title\">{}</title>\
         <desc id=\"{id}-words\">{}</desc>",
        escaped(title),
        escaped(&words.join("; "))
    )
}
