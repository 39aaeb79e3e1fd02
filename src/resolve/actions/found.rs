//! What became of the statements that were weighed: tasks that are open, tasks that are over, and none.

use crate::evidence::ActionSignal;
use crate::resolve::reading::Reading;

use super::Task;
use super::status::ticked;

/// The statements that were weighed as actions.
#[derive(Debug, Default)]
pub(in crate::resolve) struct Found {
    /// Those that are actions.
    pub(in crate::resolve) taken: Vec<Task>,
    /// Those that would be if the minutes did not report them as done or dropped.
    pub(in crate::resolve) closed: Vec<Task>,
    /// Those that are none, for those who ask why.
    pub(in crate::resolve) refused: Vec<Task>,
}

impl Found {
    /// Keeps a task that its score refuses: one that is over is known by it.
    pub(super) fn refuse(&mut self, reading: &Reading<'_>, task: Task) {
        // "Ann to see that the work is completed" has a word that says so, and no status
        let ticked = ticked(reading.text(task.span)).is_some();
        let done = task.evidence.has(ActionSignal::Done) && (ticked || task.is_over(reading));
        // how sure it is that it was a task
        let score = task.score - reading.action.weight(ActionSignal::Done);
        if done && score > 0.0 { self.closed.push(Task { score, ..task }) } else { self.refused.push(task) }
    }

    /// Puts the tasks in the order of the text.
    pub(super) fn in_order(mut self) -> Self {
        for tasks in [&mut self.taken, &mut self.closed] {
            tasks.sort_by_key(|task| (task.span.start, task.span.end));
            tasks.dedup_by(|later, earlier| later.span == earlier.span);
        }
        self
    }
}
