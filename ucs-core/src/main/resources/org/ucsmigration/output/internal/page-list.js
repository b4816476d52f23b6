// The list: rows of users, in groups, laid out in portions; what is known of one is shown below its row when it is opened.
const PORTION = 100
const IN_GROUP = 10
const VIEWS = {
  users: { heads: ['User', 'May migrate', 'Migrated', 'Why', 'Next step'], step: 'action', next: 'next', commands: 'commands' },
  changes: { heads: ['User', 'May migrate', 'Migrated', 'What changed', 'Next step'], step: 'action', next: 'next', commands: 'commands' },
  wave: { heads: ['User', 'May be moved', 'Migrated', 'Why', 'First step'], step: 'step', next: 'moveNext', commands: 'moveCommands' }
}
const DONE = { NOTHING: 'done', MOVE: 'done', OUT_OF_SCOPE: 'out', WAIT: 'wait', WAIT_FOR_DELAY: 'wait', FIND_OUT: 'ask',
  ASK_SERVER: 'ask', RESOLVE_CONTRADICTION: 'ask', CHECK_POLICY: 'ask', VERIFY_POLICY: 'ask', CONFIRM_CONTACTS: 'ask' }
const tone = action => DONE[action] ?? 'act'
let view = VIEWS.users
let sought = []
let groups = []

const cell = (name, ...children) => h('td', { role: 'cell', class: name }, ...children)

function userRow(index) {
  const row = rows[index]
  const user = row[AT.user]
  const severity = row[AT.severity]
  const beside = [row[AT.names].slice(0, 2).join(', '), called('pool', row[AT.pool]), called('policy', row[AT.policy]),
    called('release', row[AT.release])]
  const button = h('button', { type: 'button', class: 'open', 'aria-expanded': 'false', 'data-index': index },
    icon('fold'), h('span', {}, address(user, sought)))
  const step = row[AT[view.step]]
  const why = view === VIEWS.wave ? row[AT.moveWhy] : view === VIEWS.changes ? changed.get(index).join('; ') : row[AT.why]
  return h('tr', { class: 'user', role: 'row', 'data-index': index },
    h('th', { scope: 'row', role: 'rowheader' }, button, h('span', { class: 'beside' },
      [beside[0], `Pool ${beside[1]}`, `policy ${beside[2]}`, `mailbox ${beside[3]}`].filter(Boolean).map(text => h('span', {}, marked(text, sought))))),
    view === VIEWS.wave ? cell('may', pill(row[AT.verdict], called('verdict', row[AT.verdict]))) : cell('may', pill(row[AT.may])),
    cell('moved', pill(row[AT.state]), row[AT.signs].includes('PROVISIONAL') && row[AT.state] !== 'UNKNOWN'
      ? h('span', { class: 'seen' }, 'as last seen') : '', row[AT.signs].includes('CONTESTED') ? pill('CONTESTED') : ''),
    cell('why', severity === 'NOW' || severity === 'ACT' ? pill(severity) : '',
      h('span', {}, marked(why, sought))),
    cell('next', h('b', { class: tone(step) }, marked(title(step), sought)), h('span', {}, row[AT[view.next]]),
      groups.named ? commands(row[AT[view.commands]].slice(0, 1), ', for ' + user) : ''))
}

/** The commands of these users, to be pasted: what acts is a comment, so that nothing acts in bulk. */
function together(indices) {
  const lines = ['# Commands that only look stand as they are. What acts is a comment: try one user alone, look, then the others.']
  for (const index of indices) {
    lines.push('', '# ' + shown(rows[index][AT.user]))
    for (const text of rows[index][AT[view.commands]]) lines.push(/^(?:\w+\\)?(?:Get|Test|Debug)-/.test(text) ? text : '# ' + text)
  }
  return lines.join('\r\n') + '\r\n'
}

function headOf(step, indices) {
  const pressing = indices.filter(index => rows[index][AT.severity] === 'NOW').length
  const any = indices.some(index => rows[index][AT[view.commands]].length)
  return h('tr', { class: 'group', role: 'row' }, h('th', { scope: 'rowgroup', role: 'rowheader', colspan: 5 }, h('div', {},
    h('b', { class: tone(step) }, title(step)), h('span', { class: 'count' }, users(indices.length)),
    pressing ? pill('NOW', `now: ${number(pressing)}`) : '',
    any ? copier(`of ${title(step)}, ${users(indices.length)}`, () => together(indices), 'Copy commands') : '')))
}

/** A part of the list that grows by portions. */
function group(step, indices, first) {
  const body = h('tbody', { role: 'rowgroup' }, step === undefined ? '' : headOf(step, indices))
  const button = h('button', { type: 'button', class: 'rest' })
  const rest = h('tr', { role: 'row', class: 'more' }, h('td', { role: 'cell', colspan: 5 }, button))
  let laid = 0
  const lay = count => {
    rest.remove()
    body.append(...indices.slice(laid, laid + count).map(userRow))
    laid = Math.min(indices.length, laid + count)
    const left = indices.length - laid
    if (left) body.append(rest)
    button.textContent = `Show ${number(Math.min(PORTION, left))} more of ${number(left)}` + (step === undefined ? '' : ': ' + title(step))
  }
  button.addEventListener('click', () => {
    const next = indices[laid]
    lay(PORTION)
    $(`.open[data-index="${next}"]`, body)[0].focus()
  })
  lay(first)
  return { body, lay }
}

function layOut(fit, grouped) {
  const table = h('table', { class: 'list', role: 'table', 'aria-label': 'Users' }, h('thead', { role: 'rowgroup' },
    h('tr', { role: 'row' }, view.heads.map((head, at) => h('th', { scope: 'col', role: 'columnheader', class: ['user', 'may', 'moved', 'why', 'next'][at] }, head)))))
  groups = []
  groups.named = grouped
  if (grouped) {
    const by = new Map()
    for (const index of fit) {
      const step = rows[index][AT[view.step]]
      if (!by.has(step)) by.set(step, [])
      by.get(step).push(index)
    }
    for (const [step, indices] of by) groups.push(group(step, indices, IN_GROUP))
  } else {
    groups.push(group(undefined, fit, PORTION))
  }
  table.append(...groups.map(one => one.body))
  byId('users').replaceChildren(fit.length ? table : h('p', { class: 'none' }, 'No user fits this filter.'))
}

/** Opens or closes what is known of a user. */
async function toggle(button, is) {
  const index = Number(button.dataset.index)
  const row = button.closest('tr')
  const id = 'user-' + index
  if (is === (button.getAttribute('aria-expanded') === 'true')) return
  button.setAttribute('aria-expanded', is)
  row.classList.toggle('opened', is)
  if (!is) {
    button.removeAttribute('aria-controls')
    return byId(id)?.remove()
  }
  const sheet = h('div', { class: 'sheet', 'aria-busy': 'true' })
  row.after(h('tr', { class: 'detail', role: 'row', id }, h('td', { role: 'cell', colspan: 5 }, sheet)))
  button.setAttribute('aria-controls', id)
  sheet.append(...sections(await line(index), index))
  sheet.removeAttribute('aria-busy')
}
