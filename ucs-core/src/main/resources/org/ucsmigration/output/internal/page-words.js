// Elements and words. Every text becomes a text node, with what is invisible in it shown.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
const NAMES = { ucs: 'UCS', exchange: 'Exchange', lync: 'Lync', online: 'Online', oauth: 'OAuth', teams: 'Teams' }
const SEVERITIES = { NOW: 'now', ACT: 'act', STANDING: 'to know', [NONE]: 'none' }
const VERDICTS = { GO: 'go', NO_GO: 'no-go', ASK_FIRST: 'ask first' }
const LEARN = 'https://learn.microsoft.com/'
const STORE = LEARN + 'skypeforbusiness/deploy/deploy-unified-contact-store'
/** The page that asks for a precondition, or that describes what a witness goes by. */
const PAGES = {
  'policy-allows-ucs': cmdlet('New-CsUserServicesPolicy'), 'mailbox-on-exchange-2013': STORE, 'mailbox-opened': STORE,
  'rich-client-sign-in': STORE, 'home-pool-on-lync-2013': STORE, 'enabled-by-server': cmdlet('Debug-CsUnifiedContactStore'),
  'server-to-server-trust': LEARN + 'skypeforbusiness/plan-your-deployment/integrate-with-exchange/integrate-with-exchange',
  SERVER_STATE: cmdlet('Debug-CsUnifiedContactStore'), SYNTHETIC_TEST: cmdlet('Test-CsUnifiedContactStore'),
  EXCHANGE_FLAG: cmdlet('Set-Mailbox'), ROLL_BACK_FIRST: cmdlet('Invoke-CsUcsRollback'),
  RETURNS_AFTER_ROLLBACK: cmdlet('Invoke-CsUcsRollback'), FLAG_LEFT_BEHIND: cmdlet('Set-Mailbox'),
  MAY_MIGRATE: STORE, STATE_UNPROVEN: cmdlet('Debug-CsUnifiedContactStore'), FAILING: cmdlet('Debug-CsStorageServiceFailures'),
  MAILBOX_MOVING: cmdlet('Get-MoveRequest'), CONTACTS_STRANDED: cmdlet('Move-CsUser'), CONTACTS_OUT_OF_REACH: STORE
}

function cmdlet(name) {
  return LEARN + 'powershell/module/' + (name.includes('-Cs') ? 'skypeforbusiness/' : 'exchange/') + name.toLowerCase()
}

/** The page of the first cmdlet that a text names. */
function pageOf(text) {
  const named = /\b(?:New|Set|Disable|Move|Debug|Test|Invoke|Get)-(?:Cs[A-Z]\w+|Mailbox)\b/.exec(text)
  return named ? cmdlet(named[0]) : ''
}

function escape(c) {
  const point = c.codePointAt(0)
  const hex = point.toString(16).toUpperCase()
  return point > 0xFFFF ? '\\u{' + hex + '}' : '\\u' + hex.padStart(4, '0')
}

const shown = text => text.replace(HIDDEN, escape)

/** A text in which an address breaks behind its @ at most, unless it is longer than a line. */
function unbroken(text) {
  if (!text.includes('@')) return [text]
  return text.split(/(['"]?[^\s'"<>()@]{1,40}@)([^\s'"<>()@,;]{1,40}['"]?)/).flatMap((part, at) => {
    if (at % 3 === 0 || !part) return part
    const span = document.createElement('span')
    span.className = 'whole'
    span.textContent = part
    return at % 3 === 1 ? [span, document.createElement('wbr')] : span
  })
}

/** An element; a property that is a function listens, one that is undefined or false is left out; text among the children stays text. */
function h(name, properties = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(key, value)
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value)
  }
  for (const child of children.flat(Infinity)) {
    if (child instanceof Node) element.append(child)
    else if (child || child === 0) element.append(...unbroken(shown(String(child))))
  }
  return element
}

/** A text in which the words that were sought are marked. */
function marked(text, sought) {
  if (!sought.length) return [text]
  const pattern = new RegExp('(' + sought.map(word => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|') + ')', 'giu')
  return text.split(pattern).map((part, index) => index % 2 ? h('mark', {}, part) : part)
}

function words(code) {
  return code.toLowerCase().split(/[_-]/).map(part => NAMES[part] ?? part).join(' ').replace('re home', 're-home')
}

function title(code) {
  const said = words(code)
  return said.charAt(0).toUpperCase() + said.slice(1)
}

const css = code => /^[A-Z_]+$/.test(code) ? code.toLowerCase().replaceAll('_', '-') : 'unknown'
const icon = kind => h('i', { class: 'icon ' + kind, 'aria-hidden': 'true' })
const number = count => count.toLocaleString('en')
const users = count => number(count) + (count === 1 ? ' user' : ' users')
const pill = (code, said = words(code)) => h('span', { class: 'pill ' + css(code) }, icon(css(code)), said)

/** How a value of a facet is called. */
function called(facet, value) {
  if (facet === 'severity') return SEVERITIES[value] ?? value
  if (facet === 'verdict') return VERDICTS[value] ?? value
  if (value === NONE) return 'none'
  if (facet === 'pool' || facet === 'policy' || facet === 'release') return value === 'unknown' ? 'not known' : shown(value)
  if (value === 'PROVISIONAL') return 'as last seen'
  return facet === 'codes' || facet === 'change' ? shown(value) : words(value)
}

/** An address in two parts, between which alone it may break; what is too long for its line is cut, the sheet has all of it. */
function address(text, sought = []) {
  const at = text.indexOf('@') + 1
  return [text.slice(0, at), text.slice(at)].map(part => h('span', { class: 'part' }, marked(part, sought))).flatMap((part, second) => second ? [h('wbr'), part] : [part])
}

/** A code, which leads to the page that it rests on. */
function code(text, page) {
  return h('code', {}, page?.startsWith('https://')
    ? h('a', { href: page, target: '_blank', rel: 'noopener noreferrer' }, text) : text)
}

function moment(instant) {
  const at = new Date(instant)
  if (isNaN(at)) return instant
  const day = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  return h('time', { datetime: instant }, `${day}, ${instant.slice(11, 16)} UTC`)
}

function say(text) {
  byId('said').textContent = text
}

async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const field = h('textarea', { readonly: true, class: 'unseen' })
    field.value = text
    const focused = document.activeElement
    document.body.append(field)
    field.select()
    document.execCommand('copy')
    field.remove()
    focused?.focus()
  }
  say('Copied: ' + what + '.')
}

/** A button that copies a text, or what a function gives; its name begins with what it shows. */
function copier(what, text, label = 'Copy') {
  return h('button', {
    type: 'button', class: 'copy', 'aria-label': label + ' ' + what,
    click: async event => {
      const button = event.currentTarget
      await copy(typeof text === 'function' ? await text() : text, what)
      button.classList.add('copied')
      setTimeout(() => button.classList.remove('copied'), 1500)
    }
  }, label)
}

function commands(list, whose) {
  return list.length ? h('ul', { class: 'commands' }, list.map(text => h('li', {}, h('code', {}, text), copier('the command ' + text + whose, text)))) : ''
}
