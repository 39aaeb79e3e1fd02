'use strict';
(() => {
  const root = document.documentElement, body = document.body;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  root.classList.add('js');

  // the pieces of the text that belong to each record
  const pieces = new Map();
  for (const piece of all('#text .m')) {
    for (const record of piece.dataset.r.split(' ')) {
      if (!pieces.has(record)) pieces.set(record, []);
      pieces.get(record).push(piece);
    }
  }

  function show(pane) {
    body.dataset.pane = pane;
    for (const button of all('.switch button')) button.setAttribute('aria-pressed', button.dataset.pane === pane);
  }

  // `decision-3` is the third decision, unless a record has that identifier
  function card(name) {
    const named = document.getElementById(name);
    if (named) return named.matches('.card') ? named : null;
    const [, kind, number] = name.match(/^([a-z]+)-(\d+)$/) ?? [];
    return kind ? all('.card.' + kind)[number - 1] ?? null : null;
  }

  // Where a record begins in the text: its first piece, or the note of a finding
  function origin(id) {
    const start = document.getElementById('t-' + id);
    let piece = start;
    while (piece && !piece.matches('.m, .note')) piece = piece.nextElementSibling;
    return piece ?? start ?? pieces.get(id)?.[0];
  }

  function reveal(element) {
    element?.scrollIntoView({ block: 'center', behavior: 'instant' });
  }

  // Marks a record on both sides and leads to it on one
  function select(chosen, side) {
    for (const element of all('.current')) element.classList.remove('current');
    if (!chosen) return;
    body.classList.remove('hide-' + chosen.classList[1]);
    all('.kinds button').find((button) => button.dataset.kind === chosen.classList[1])?.setAttribute('aria-pressed', 'true');
    chosen.classList.add('current');
    for (const piece of pieces.get(chosen.id) ?? []) piece.classList.add('current');
    const place = origin(chosen.id);
    if (side) show(side);
    reveal(place);
    reveal(chosen);
    const goal = side === 'text' && place ? place : chosen;
    if (side === 'text' && place && !place.matches('a')) place.querySelector('a')?.focus({ preventScroll: true });
    else if (side) goal.focus({ preventScroll: true });
  }

  function go(id, side) {
    if (location.hash !== '#' + id) history.pushState(null, '', '#' + id);
    select(document.getElementById(id), side);
  }

  function follow() {
    const name = decodeURIComponent(location.hash.slice(1));
    const chosen = card(name) ?? (name.startsWith('t-') ? card(name.slice(2)) : null);
    if (chosen) select(chosen, body.dataset.pane);
    else if (/^L\d+$/.test(name)) {
      show('text');
      reveal(document.getElementById(name));
    }
  }

  document.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const piece = event.target.closest('.m');
    if (piece) {
      event.preventDefault();
      // where records overlap, every further click leads to the next one out
      const records = piece.dataset.r.split(' ').filter((id, at, list) => list.indexOf(id) === at);
      const at = records.findIndex((id) => document.getElementById(id)?.matches('.current'));
      return go(records[(at + 1) % records.length], 'records');
    }
    const link = event.target.closest('a');
    const within = event.target.closest('.card');
    if (link) {
      const name = link.hash.slice(1);
      if (within && name === 't-' + within.id) {
        event.preventDefault();
        return go(within.id, 'text');
      }
      const chosen = name && card(name);
      if (chosen) {
        event.preventDefault();
        return go(chosen.id, 'records');
      }
      if (/^L\d+$/.test(name)) show('text');
      return;
    }
    if (within && !String(getSelection())) return go(within.id, 'text');
    const kind = event.target.closest('.kinds button');
    if (kind) {
      const shown = kind.getAttribute('aria-pressed') !== 'true';
      kind.setAttribute('aria-pressed', shown);
      body.classList.toggle('hide-' + kind.dataset.kind, !shown);
    }
    const pane = event.target.closest('.switch button');
    if (pane) {
      show(pane.dataset.pane);
      const chosen = document.querySelector('.card.current');
      if (chosen) reveal(pane.dataset.pane === 'text' ? origin(chosen.id) : chosen);
    }
  });

  document.addEventListener('keydown', (event) => {
    if (!event.target.matches('.card')) return;
    const cards = all('.card').filter((each) => each.offsetParent);
    const at = cards.indexOf(event.target);
    const next = { ArrowDown: cards[at + 1], ArrowUp: cards[at - 1] }[event.key];
    if (next) {
      event.preventDefault();
      go(next.id, 'records');
    } else if (event.key === 'Enter') go(event.target.id, 'text');
  });

  addEventListener('popstate', follow);
  addEventListener('hashchange', follow);
  follow();
})();
