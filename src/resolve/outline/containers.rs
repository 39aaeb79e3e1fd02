//! Headings without text of their own, which hold those after them: "Reports" over "Treasurer's report".

use super::nesting::FormKey;

/// What a heading is in the order of business (Robert's Rules of Order, "Order of Business").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// It parts the whole meeting: "Consent agenda".
    Part,
    /// It orders the business, over single matters: "Old business".
    Section,
}

/// A heading that holds others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Container {
    /// The form of those that it holds: that of the first.
    pub(super) form: FormKey,
    pub(super) level: u8,
    /// Whether one that it holds has text.
    pub(super) told: bool,
    pub(super) order: Option<Order>,
}

/// The headings that hold the one at hand, outermost first.
#[derive(Debug, Default)]
pub(super) struct Containers {
    open: Vec<Container>,
}

impl Containers {
    /// The level of the heading that holds one of this form; those that are over by then are closed.
    ///
    /// A heading that stands for itself anywhere (`standalone`) is held by a part or section only. A further heading
    /// without text (`empty`) begins where the one before it ends, once that has told something.
    pub(super) fn over(&mut self, form: FormKey, order: Option<Order>, standalone: bool, empty: bool) -> Option<u8> {
        match order {
            Some(Order::Part) => self.open.clear(),
            Some(Order::Section) => self.open.retain(|container| container.order == Some(Order::Part)),
            None if empty => {
                while self.open.last().is_some_and(|last| last.form == form && last.told && last.order.is_none()) {
                    self.open.pop();
                }
            }
            None => {}
        }
        let held = |last: &&Container| last.form == form && (!standalone || last.order.is_some());
        self.open.last().filter(held).map(|last| last.level)
    }

    /// Whether the innermost holds a heading with text: one without is then an empty entry of its own.
    pub(super) fn told(&self) -> bool {
        self.open.last().is_some_and(|last| last.told)
    }

    /// A heading that holds those after it begins.
    pub(super) fn open(&mut self, container: Container) {
        self.open.retain(|other| other.level < container.level);
        self.open.push(container);
    }

    /// A heading with text stands within the innermost container.
    pub(super) fn tell(&mut self, level: u8) {
        self.open.retain(|other| other.level < level);
        if let Some(last) = self.open.last_mut() {
            last.told = true;
        }
    }

    /// A heading of this level stands outside, and nothing as deep goes on behind it.
    pub(super) fn close(&mut self, level: u8) {
        self.open.retain(|other| other.level < level);
    }
}
