'use strict';
(() => {
  const at = (id) => document.getElementById(id);
  const read = (id) => JSON.parse(at(id).textContent);
  const SHOWN = 100;
  const OUTCOMES = ['agreed', 'noted', 'deferred', 'rejected', 'withdrawn'];
  const KINDS = { decision: 'Decision', action: 'Action', item: 'Agenda item', attendee: 'Attendee', footnote: 'Footnote' };
  const meetings = read('meetings').slice(1);
  const shards = read('shards');
  const byId = new Map(meetings.map((meeting) => [meeting.id, meeting]));
  for (const meeting of meetings) {
    meeting.year = meeting.d?.slice(0, 4) ?? '';
    meeting.decisions = meeting.o.reduce((sum, count) => sum + count, 0);
  }
  const latest = meetings.reduce((day, meeting) => (meeting.d > day ? meeting.d : day), '');

  // An element; what minutes say comes in as text only
  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(key, '');
      else if (value !== false && value != null) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child != null));
    return element;
  }
  function draw(name, attributes, ...children) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }
  const many = (count, one, more) => `${count.toLocaleString('en')} ${count === 1 ? one : more}`;
  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  // What is asked for stands in the address, so that it can be kept and sent
  const fields = ['words', 'body', 'from', 'to', 'kind'];
  let order = { by: 'd', down: true }, shown = SHOWN;

  function fill() {
    const bodies = new Map();
    for (const { b } of meetings) if (b) bodies.set(b, (bodies.get(b) ?? 0) + 1);
    const names = [...bodies].sort(([one], [other]) => one.localeCompare(other));
    at('body').append(...names.map(([name, count]) => make('option', { value: name }, `${name} (${count})`)));
    const years = [...new Set(meetings.map((meeting) => meeting.year))].filter(Boolean).sort();
    for (const id of ['from', 'to']) at(id).append(...years.map((year) => make('option', {}, year)));
    const span = years.length ? `, ${years[0]}${years.length > 1 ? '–' + years.at(-1) : ''}` : '';
    at('about').textContent = `${many(meetings.length, 'document', 'documents')} of ${many(bodies.size, 'body', 'bodies')}${span}`;
  }

  function restore() {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const id of fields) at(id).value = asked.get(id) ?? '';
    shown = SHOWN;
    render();
  }

  function remember() {
    const asked = new URLSearchParams(fields.map((id) => [id, at(id).value.trim()]).filter(([, value]) => value));
    const hash = String(asked);
    history.replaceState(null, '', hash ? '#' + hash : location.pathname + location.search);
  }

  const fits = (meeting) =>
    (!at('body').value || meeting.b === at('body').value) &&
    (!at('from').value || meeting.year >= at('from').value) &&
    (!at('to').value || (meeting.year && meeting.year <= at('to').value));

  function render() {
    const chosen = meetings.filter(fits);
    const words = fold(at('words').value).split(/\s+/).filter(Boolean);
    if (words.length || at('kind').value) search(chosen, words);
    else table(chosen);
    charts(chosen);
  }

  const COLUMNS = [
    ['d', 'Date', 'day'], ['t', 'Meeting', ''], ['decisions', 'Decisions', 'number'], ['a', 'Actions', 'number'],
    ['w', 'Findings', 'number extra'],
  ];
  const key = (meeting, by) => (by === 'w' ? meeting.n[2] : meeting[by] ?? (by === 't' ? meeting.b ?? meeting.id : ''));

  function table(chosen) {
    const sign = order.down ? -1 : 1;
    chosen.sort((one, other) => {
      const [left, right] = [key(one, order.by), key(other, order.by)];
      return sign * (typeof left === 'number' ? left - right : left < right ? -1 : left > right ? 1 : 0);
    });
    at('status').textContent = many(chosen.length, 'meeting', 'meetings');
    at('more').hidden = chosen.length <= shown;
    if (!chosen.length) return void at('list').replaceChildren(make('p', { class: 'empty' }, 'No meeting fits. Take a filter away.'));
    const head = make('tr', {}, ...COLUMNS.map(([by, label, name]) => {
      const sorted = order.by === by ? (order.down ? 'descending' : 'ascending') : null;
      return make('th', { scope: 'col', class: name, 'aria-sort': sorted }, make('button', { type: 'button', 'data-by': by }, label));
    }));
    const rows = chosen.slice(0, shown).map((meeting) => make('tr', {},
      make('td', { class: 'day' }, meeting.d ?? '–'),
      make('td', {}, link(meeting), make('span', { class: 'of' },
        make('span', { class: 'narrow' }, meeting.d ? meeting.d + (about(meeting) ? ' · ' : '') : ''), about(meeting))),
      make('td', { class: 'number' }, String(meeting.decisions)),
      make('td', { class: 'number' }, String(meeting.a)),
      make('td', { class: 'number extra' }, String(meeting.n[2]))));
    at('list').replaceChildren(make('table', {}, make('thead', {}, head), make('tbody', {}, ...rows)));
  }

  const page = (id, record) => `documents/${encodeURIComponent(id)}.html${record ? '#' + encodeURIComponent(record) : ''}`;
  const name = (meeting) => meeting.t ?? meeting.b ?? meeting.id;
  const link = (meeting) => make('a', { href: page(meeting.id) }, name(meeting));
  const about = (meeting) => [meeting.t ? meeting.b : null, meeting.k].filter(Boolean).join(' · ');

  // The records, in files that are loaded when they are first asked for
  const documents = [];
  let loaded = 0, begun = false;
  window.minutebook = (list) => documents.push(...list.slice(1));
  function load() {
    if (begun) return;
    begun = true;
    const next = (number) => {
      if (number > shards) return;
      const script = make('script', { src: `records/${String(number).padStart(5, '0')}.js` });
      script.onload = script.onerror = () => {
        loaded += 1;
        script.remove();
        render.later();
        next(number + 4);
      };
      document.head.append(script);
    };
    for (let number = 1; number <= 4; number += 1) next(number);
  }

  function search(chosen, words) {
    load();
    const wanted = new Set(chosen.map((meeting) => meeting.id));
    const kind = at('kind').value, hits = [];
    for (const [id, records] of documents) {
      if (!wanted.has(id)) continue;
      for (const record of records) {
        if (kind && record[0] !== kind) continue;
        if (!words.length) { hits.push([id, record]); continue; }
        record.folded ??= fold(`${record[3]} ${record[2]}`);
        if (words.every((word) => record.folded.includes(word))) hits.push([id, record]);
      }
    }
    const day = ([id]) => byId.get(id).d ?? '';
    hits.sort((one, other) => (day(one) < day(other) ? 1 : day(one) > day(other) ? -1 : 0));
    const where = loaded < shards ? `; read ${loaded} of ${shards} files` : '';
    at('status').textContent = `${many(hits.length, 'record', 'records')}${where}`;
    at('more').hidden = hits.length <= shown;
    if (!hits.length) {
      const nothing = loaded < shards ? 'Looking …' : 'Nothing fits. Try fewer words, or take a filter away.';
      return void at('list').replaceChildren(make('p', { class: 'empty' }, nothing));
    }
    at('list').replaceChildren(make('ul', { class: 'hits' }, ...hits.slice(0, shown).map((hit) => result(hit, words))));
  }

  function result([id, [kind, record, extra, text]], words) {
    const meeting = byId.get(id);
    const shownText = kind === 'item' ? (extra + (text ? ' — ' + text : '')) : text;
    return make('li', { class: kind },
      make('p', { class: 'about' }, make('span', { class: 'kind' }, KINDS[kind]),
        ...[kind === 'item' ? '' : extra.replace('_', ' '), meeting.d, name(meeting)].filter(Boolean).map((part) => make('span', {}, part))),
      make('p', {}, make('a', { href: page(id, record) }, ...marked(excerpt(shownText, words), words))));
  }

  // The part of a long text around the first word that is looked for
  function excerpt(text, words) {
    const LONG = 320;
    if (text.length <= LONG) return text;
    const place = Math.max(0, Math.min(...words.map((word) => fold(text).indexOf(word)).filter((found) => found >= 0), text.length) - 80);
    const start = words.length ? place : 0;
    const [before, after] = [start > 0, start + LONG < text.length];
    const part = text.slice(start, start + LONG).replace(before ? /^\S*\s/ : '', '').replace(after ? /\s\S*$/ : '', '');
    return (before ? '… ' : '') + part + (after ? ' …' : '');
  }

  function marked(text, words) {
    if (!words.length) return [text];
    const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).sort((one, other) => other.length - one.length);
    // where folding changed the length of the text its places are not those of the text, and nothing is marked
    const folded = fold(text);
    if (folded.length !== text.length) return [text];
    const parts = [];
    let end = 0;
    for (const match of folded.matchAll(new RegExp(escaped.join('|'), 'g'))) {
      parts.push(text.slice(end, match.index), make('mark', {}, text.slice(match.index, match.index + match[0].length)));
      end = match.index + match[0].length;
    }
    return [...parts, text.slice(end)];
  }

  function figure(title, note, label, kind, svg) {
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
    if (kind) svg.setAttribute('class', kind);
    return make('figure', {}, make('figcaption', {}, title, note && make('small', {}, note)), svg);
  }

  // Bars that lie, each with its name and number; `of` is what it could have been
  function bars(rows, width = 320) {
    const most = Math.max(1, ...rows.map(({ count, of }) => of ?? count));
    const svg = draw('svg', { viewBox: `0 0 ${width} ${rows.length * 34}` });
    rows.forEach(({ label, count, of, shown }, place) => {
      const top = place * 34, length = (count / most) * width;
      svg.append(draw('text', { x: 0, y: top + 12 }, label.length > 38 ? label.slice(0, 37) + '…' : label));
      svg.append(draw('text', { x: width, y: top + 12, 'text-anchor': 'end', class: 'soft' }, shown ?? String(count)));
      if (of) svg.append(draw('rect', { x: .5, y: top + 18.5, width: Math.max(0, (of / most) * width - 1), height: 7, class: 'rest' }));
      if (count) svg.append(draw('rect', { x: 0, y: top + 18, width: Math.max(length, 1), height: 8 }));
    });
    return svg;
  }

  function columns(rows, width = 320, height = 120) {
    const most = Math.max(1, ...rows.map(({ count }) => count)), step = width / Math.max(rows.length, 1);
    const svg = draw('svg', { viewBox: `0 0 ${width} ${height}` });
    const every = Math.ceil(rows.length / 8);
    rows.forEach(({ label, count }, place) => {
      const high = (count / most) * (height - 36), middle = place * step + step / 2;
      if (count) svg.append(draw('rect', { x: middle - Math.min(step * .38, 16), y: height - 18 - high, width: Math.min(step * .76, 32), height: high }));
      const wide = 3.6 * label.length, x = Math.max(wide, Math.min(width - wide, middle));
      if (place % every === 0) svg.append(draw('text', { x, y: height - 4, 'text-anchor': 'middle', class: 'soft' }, label));
      const fits = count && (7 * String(count).length <= step + 2 || count === most);
      if (fits) svg.append(draw('text', { x: middle, y: height - 23 - high, 'text-anchor': 'middle' }, String(count)));
    });
    svg.append(draw('line', { x1: 0, x2: width, y1: height - 17.5, y2: height - 17.5, class: 'axis' }));
    return svg;
  }

  const list = (rows) => rows.map(({ label, shown, count }) => `${label}: ${shown ?? count}`).join('; ');

  function charts(chosen) {
    const figures = [];
    const years = new Map();
    const known = chosen.map((meeting) => Number(meeting.year)).filter(Boolean);
    const [first, last] = [Math.min(...known), Math.max(...known)];
    if (known.length && last - first < 200) for (let year = first; year <= last; year += 1) years.set(year, 0);
    for (const year of known) years.set(year, (years.get(year) ?? 0) + 1);
    const byYear = [...years].map(([year, count]) => ({ label: String(year), count }));
    if (byYear.length) figures.push(figure('Meetings a year', null, list(byYear), 'item', columns(byYear)));

    const outcomes = OUTCOMES.map((label, place) => ({ label, count: chosen.reduce((sum, meeting) => sum + meeting.o[place], 0) }));
    if (outcomes.some(({ count }) => count)) figures.push(figure('Decisions by outcome', null, list(outcomes), 'decision', bars(outcomes)));

    const people = new Map();
    for (const meeting of chosen) {
      const tally = (names, came) => {
        for (const person of new Set(names)) {
          const id = `${person}\n${meeting.b ?? ''}`;
          const entry = people.get(id) ?? { label: person, count: 0, of: 0 };
          entry.of += 1;
          entry.count += came;
          people.set(id, entry);
        }
      };
      tally(meeting.p, 1);
      tally(meeting.m.filter((person) => !meeting.p.includes(person)), 0);
    }
    const members = [...people.values()].sort((one, other) => other.of - one.of || other.count - one.count || (one.label < other.label ? -1 : 1)).filter(({ of }) => of > 1).slice(0, 8);
    for (const member of members) member.shown = `${member.count} of ${member.of}`;
    if (members.length) figures.push(figure('Attendance of members', 'Meetings of a body at which a name is listed as present, of those at which it is listed at all', list(members), 'attendee', bars(members)));

    const ages = [['under 3 months', 92], ['3 to 12 months', 365], ['1 to 2 years', 730], ['2 years and more', Infinity]].map(([label, limit]) => ({ label, limit, count: 0 }));
    for (const meeting of chosen) {
      if (!meeting.a || !meeting.d) continue;
      const days = (Date.parse(latest) - Date.parse(meeting.d)) / 86400000;
      ages.find(({ limit }) => days < limit).count += meeting.a;
    }
    if (ages.some(({ count }) => count)) figures.push(figure('Open actions by age', `Age on ${latest}, the day of the latest meeting; an action counts as open, since these minutes do not tell whether it was done since`, list(ages), 'action', bars(ages)));
    at('charts').replaceChildren(...figures);
  }

  let timer;
  render.later = () => {
    clearTimeout(timer);
    timer = setTimeout(render, 120);
  };
  at('filter').addEventListener('input', () => {
    shown = SHOWN;
    remember();
    render.later();
  });
  at('filter').addEventListener('submit', (event) => event.preventDefault());
  at('filter').addEventListener('reset', () => setTimeout(() => { remember(); restore(); }));
  at('more').addEventListener('click', () => {
    shown += SHOWN;
    render();
  });
  at('list').addEventListener('click', (event) => {
    const by = event.target.closest('th button')?.dataset.by;
    if (!by) return;
    order = { by, down: order.by === by ? !order.down : by !== 't' };
    render();
    at('list').querySelector(`[data-by="${by}"]`).focus();
  });
  addEventListener('hashchange', restore);
  fill();
  restore();
})();
