// The sheet: everything that is known of one user.
const OUTCOMES = { MET: 'ready', NOT_MET: 'not-ready', UNKNOWN: 'unknown' }
const PRESSING = { NOW: 'Now. ', ACT: 'Beware. ', STANDING: 'To know. ' }

function section(kind, heading, ...children) {
  return h('section', { class: kind }, h('h3', {}, heading), ...children)
}

function item(kind, name, outcome, ...more) {
  return h('li', {}, icon(kind), h('div', {}, h('b', {}, title(name)), ' ',
    h('span', { class: 'outcome' }, words(outcome)), ' ', ...more))
}

function sections(user, index) {
  const { assessment, conclusion, nextStep, hazards, notes, move } = user
  const may = section('may', 'May the contacts migrate?',
    h('p', {}, assessment.ready ? assessment.sentence : assessment.sentence.replace(/^(Not ready|Unknown): .*/s, '$1.')),
    h('ul', { class: 'findings' }, assessment.findings.map(finding => item(OUTCOMES[finding.outcome], finding.precondition, finding.outcome,
      code(finding.reason, PAGES[finding.precondition]), h('p', {}, finding.sentence),
      finding.remedy && h('p', { class: 'remedy' }, finding.remedy)))))
  const moved = section('moved', 'Have they migrated?', h('p', {}, conclusion.sentence),
    h('ul', { class: 'findings' }, conclusion.evidence.map(witness => item(css(witness.state), witness.authority, witness.state,
      code(witness.authority, PAGES[witness.authority]), h('p', {}, witness.sentence),
      witness.observedAt && h('p', { class: 'when' }, 'seen ', moment(witness.observedAt)),
      witness.changedAt && h('p', { class: 'when' }, 'changed ', moment(witness.changedAt))))))
  const next = section('do', 'What to do next', advice(nextStep, user.user), hazards.map(hazard),
    notes.length ? [h('h3', {}, 'Notes'), h('ul', { class: 'notes' }, notes.map(note => h('li', {}, note)))] : [])
  const all = [next, may, moved]
  if (move) all[view === VIEWS.wave ? 'unshift' : 'push'](checked(move, user.user))
  return [...all, who(user, index)]
}

function advice(step, user) {
  return [h('p', {}, step.sentence), step.before?.map(condition => h('p', { class: 'before' }, 'Before: ' + condition)) ?? [],
    commands(step.commands ?? [], ', for ' + user)]
}

function hazard(one) {
  return h('p', { class: 'beware ' + css(one.severity) }, icon('hazard'), h('span', {}, h('b', {}, PRESSING[one.severity] ?? ''),
    one.sentence, ' ', code(one.hazard, PAGES[one.hazard])))
}

function checked(move, user) {
  const kind = run.move?.kind ?? ''
  return h('section', { class: 'move' }, h('h3', {}, title(kind) + '?'),
    h('p', {}, pill(move.verdict, called('verdict', move.verdict)), move.holdsUntil ? ['until ', moment(move.holdsUntil)] : ''),
    h('ul', { class: 'findings' }, move.findings.map(finding => h('li', {}, icon(css(finding.verdict)), h('div', {},
      code(finding.reason, pageOf(finding.source)), h('p', {}, finding.sentence),
      finding.remedy && h('p', { class: 'remedy' }, finding.remedy), h('p', { class: 'when' }, 'Source: ' + finding.source))))),
    move.hazards.map(hazard),
    h('ol', { class: 'steps' }, move.steps.map(step => h('li', {}, h('b', { class: tone(step.action) }, title(step.action)), advice(step, user)))))
}

function who(user, index) {
  const { identity } = user
  const names = { 'Directory GUID': identity.directoryGuid, UPN: identity.upn, SID: identity.sid, 'Account in another forest': identity.masterAccountSid,
    'Distinguished name': identity.distinguishedName, 'Mailbox GUID': identity.mailboxGuid, Mail: identity.smtpAddresses?.join(', ') }
  return h('footer', {}, h('p', { class: 'name' }, user.user),
    h('dl', {}, Object.entries(names).filter(([, value]) => value).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)))),
    h('p', {}, h('a', { href: '#' + new URLSearchParams({ user: idOf(index) }) }, 'Only this user'), ' ',
      copier('a link to ' + user.user, () => linkTo({ user: idOf(index) })), ' the link. ',
      copier('everything on ' + user.user + ' as JSON', () => JSON.stringify(user)), ' as JSON.'))
}

/** What stays when an address changes, where it is known. */
const idOf = index => rows[index][AT.id] || rows[index][AT.user]
const linkTo = filter => location.href.split('#')[0] + '#' + new URLSearchParams(filter)
