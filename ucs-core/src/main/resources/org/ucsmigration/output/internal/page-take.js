// What is taken away from the page: the selection as CSV or JSON, a link, paper.
// The columns of the table that the library writes beside this page, in its words.
const COLUMNS = {
  user: user => user.user, upn: user => user.identity.upn, directoryGuid: user => user.identity.directoryGuid,
  pool: user => fact(user.facts.homePool, 'fqdn'), poolRelease: user => fact(user.facts.homePool, 'release'),
  policy: user => fact(user.facts.policy, 'identity'), ucsAllowed: user => fact(user.facts.policy, 'ucsAllowed'),
  mailbox: user => fact(user.facts.mailbox, 'exists') === 'false' ? 'none' : fact(user.facts.mailbox, 'release'),
  outcome: user => user.assessment.outcome, eligible: user => user.assessment.eligible, state: user => user.conclusion.state,
  certainty: user => user.conclusion.certainty, contradictory: user => user.conclusion.contradictory, nextStep: user => user.nextStep.action,
  reasons: user => user.assessment.findings.filter(finding => finding.outcome !== 'MET').map(finding => finding.reason).join(' '),
  severity: user => user.hazards[0]?.severity, hazards: user => user.hazards.map(one => one.hazard).join(' '), outOfScope: user => user.outOfScope,
  move: user => user.move?.verdict,
  moveReasons: user => user.move?.findings.filter(finding => finding.verdict !== 'GO').map(finding => finding.reason).join(' '),
  firstStep: user => user.move?.steps[0]?.action, what: user => user.nextStep.sentence, asOf: user => user.asOf ?? run.asOf
}

/** What a fact says: its value, or every claim where they contest each other. */
function fact(one, key) {
  const claims = one.state === 'known' ? [one] : one.state === 'contested' ? one.claims : []
  return Array.from(new Set(claims.map(claim => String(claim.value[key] ?? 'unknown')))).join(' | ') || 'unknown'
}

const ON_PAPER = 5000

/** A cell of CSV: an apostrophe stands before what a spreadsheet might take for a formula, whatever it takes for the separator. */
function csvCell(value) {
  const long = Array.from(shown(String(value ?? '')))
  const text = (long.length > 4000 ? long.slice(0, 4000).join('') + '…' : long.join('')).replace(/(^|[,;])(?=["\p{Zs}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu, "$1'")
  return /[",;]|^\s|\s$/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text
}

/** What is known of these users, pack by pack. */
async function linesOf(indices) {
  const found = new Map()
  for (const index of [...indices].sort((a, b) => a - b)) found.set(index, await line(index))
  return indices.map(index => found.get(index))
}

async function csv() {
  const lines = [Object.keys(COLUMNS).join(',')]
  for (const user of await linesOf(selection.fit)) lines.push(Object.values(COLUMNS).map(column => csvCell(column(user))).join(','))
  return lines.join('\r\n') + '\r\n'
}

/** The run's line and those of the users, as the document has them; no end, since it is an excerpt. */
async function json() {
  return [run, ...await linesOf(selection.fit)].map(one => JSON.stringify(one)).join('\n') + '\n'
}

function save(name, type, text) {
  const link = h('a', { href: URL.createObjectURL(new Blob([text], { type })), download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  say('Saved: ' + name + '.')
}

async function take(what) {
  const whom = users(selection.fit.length)
  if (what === 'csv') await copy(await csv(), whom + ' as CSV')
  if (what === 'csv-file') save('ucs-users.csv', 'text/csv', '\uFEFF' + await csv())
  if (what === 'json') await copy(await json(), whom + ' as JSON')
  if (what === 'json-file') save('ucs-users.jsonl', 'application/jsonl', await json())
  if (what === 'link') await copy(linkTo(filter), 'a link to this filter')
  if (what.startsWith('print')) await printing(what === 'print-details')
  byId('take').open = false
}

/** Lays out everybody who fits, as far as paper makes sense. */
function layAll() {
  for (const one of groups) one.lay(ON_PAPER)
}

async function printing(details) {
  layAll()
  for (const button of $('#users .open')) await toggle(button, details)
  print()
}

function listenToPrinting() {
  addEventListener('beforeprint', layAll)
  addEventListener('afterprint', show)
}
