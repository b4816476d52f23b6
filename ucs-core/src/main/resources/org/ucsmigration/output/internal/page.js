// The page: the filter is in its address, and everything else follows from it.
const keys = () => [...Object.keys(FACETS), 'q', 'group', 'sort', 'view', 'user']
let filter = {}
let selection = { fit: [] }
const hasMove = Boolean(run.move)

function fromAddress() {
  const given = new URLSearchParams(location.hash.slice(1))
  filter = Object.fromEntries(keys().filter(key => given.get(key)).map(key => [key, given.get(key)]))
}

function change(changes) {
  for (const [key, value] of Object.entries(changes)) {
    if (value) filter[key] = value
    else delete filter[key]
  }
  history.replaceState(null, '', '#' + new URLSearchParams(filter))
  show()
}

function show() {
  const name = filter.view === 'wave' && hasMove || filter.view === 'changes' && comparison ? filter.view : 'users'
  const wave = name === 'wave'
  view = VIEWS[name]
  selection = select(filter)
  sought = selection.sought
  const one = filter.user !== undefined
  byId('overview').hidden = one || name !== 'users'
  byId('wave').hidden = one || !wave
  byId('changes').hidden = one || name !== 'changes'
  for (const link of $('#views a')) {
    if (link.hash === '#view=' + name) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
  fields()
  overview()
  layOut(selection.fit, (filter.group ?? (wave ? 'step' : '')) === 'step')
  if (filter.user !== undefined) {
    const only = $('#users .open')[0]
    if (only) toggle(only, true)
  }
}

/** What the form shows: what is chosen, what else could be, and how many that would give. */
function fields() {
  if (byId('find').value !== (filter.q ?? '')) byId('find').value = filter.q ?? ''
  byId('group').value = (filter.group ?? (view === VIEWS.wave ? 'step' : '')).replace('none', '')
  byId('sort').value = filter.sort ?? ''
  let active = 0
  for (const list of $('#choices select')) {
    const name = list.name
    const { values } = facets[name]
    const counts = selection.counts[name]
    const chosen = filter[name]
    if (chosen) active++
    const options = values.map((value, at) => [value, counts[at]]).filter(([value, count]) => count || value === chosen)
    options.sort((a, b) => b[1] - a[1])
    if (chosen && !values.includes(chosen)) options.push([chosen, 0])
    list.replaceChildren(h('option', { value: '' }, 'all'),
      ...options.map(([value, count]) => h('option', { value, selected: value === chosen }, `${called(name, value)} (${number(count)})`)))
    list.value = chosen ?? ''
  }
  $('summary', byId('more'))[0].textContent = active ? `Filters: ${active}` : 'Filters'
  byId('clear').disabled = !Object.keys(filter).some(key => key !== 'view')
  byId('shown').textContent = filter.user === undefined ? `${number(selection.fit.length)} of ${users(rows.length)}`
    : selection.fit.length ? 'One user, by a link. Clear shows all.' : 'No user of this report has the address or GUID of this link.'
}

function overview() {
  for (const button of $('.overview button[data-filter]')) {
    const { filter: name, value } = button.dataset
    const at = facets[name].numbers.get(value)
    const count = at === undefined ? 0 : selection.counts[name][at]
    $('.count', button)[0].textContent = number(count)
    button.setAttribute('aria-pressed', filter[name] === value)
    button.classList.toggle('none-left', !count && name !== 'severity' && filter[name] !== value)
  }
  for (const button of $('.matrix button')) {
    const { may, state } = button.dataset
    $('.count', button)[0].textContent = number(selection.cells.get(may + ' ' + state) ?? 0)
    button.setAttribute('aria-pressed', (filter.may ?? '') === may && (filter.state ?? '') === state && Boolean(may || state))
  }
}


function build() {
  byId('choices').append(...Object.entries(FACETS).filter(([name]) => hasMove || name !== 'verdict' && name !== 'step')
    .map(([name, label]) => h('label', {}, h('span', {}, label), h('select', { name, change: event => change({ [name]: event.target.value }) }))))
  if (hasMove || comparison) {
    const link = (name, text) => h('a', { href: '#view=' + name }, text)
    byId('views').append(link('users', 'Will they migrate, have they'), hasMove ? link('wave', title(run.move.kind) + ': the wave') : '',
      comparison ? link('changes', 'What changed since the last run') : '')
    byId('views').hidden = false
  }
  byId('filters').hidden = false
  for (const button of $('button:disabled')) button.disabled = false
  for (const panels of $('.overview')) rove(panels)
  // On a small screen the users come before the long list of steps.
  if (matchMedia('(max-width: 820px)').matches) for (const steps of $('details.panel')) steps.open = false
  for (const text of $('.deployment .commands code')) text.after(copier('the command ' + text.textContent, text.textContent))
}

/** One stop for the keyboard, within which the arrows go from button to button. */
function rove(within) {
  const buttons = $('button', within)
  buttons.forEach((button, at) => { button.tabIndex = at ? -1 : 0 })
  within.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    const seen = buttons.filter(button => button.checkVisibility())
    const at = seen.indexOf(document.activeElement)
    if (!step || at < 0) return
    event.preventDefault()
    const next = seen[(at + step + seen.length) % seen.length]
    seen[at].tabIndex = -1
    next.tabIndex = 0
    next.focus()
  })
}

function listen() {
  addEventListener('hashchange', () => { fromAddress(); show() })
  let waiting
  byId('find').addEventListener('input', event => {
    clearTimeout(waiting)
    waiting = setTimeout(() => change({ q: event.target.value.trim(), user: '' }), rows.length > 5000 ? 120 : 0)
  })
  byId('group').addEventListener('change', event => change({ group: event.target.value || (view === VIEWS.wave ? 'none' : '') }))
  byId('sort').addEventListener('change', event => change({ sort: event.target.value }))
  byId('clear').addEventListener('click', () => {
    filter = filter.view ? { view: filter.view } : {}
    change({})
    byId('find').focus()
  })
  byId('filters').addEventListener('submit', event => event.preventDefault())
  document.addEventListener('click', event => {
    const pick = event.target.closest('[data-filter], .matrix button, [data-take]')
    if (pick?.dataset.take) return take(pick.dataset.take)
    if (pick?.dataset.filter) return change({ [pick.dataset.filter]: pick.getAttribute('aria-pressed') === 'true' ? '' : pick.dataset.value, user: '' })
    if (pick) {
      const pressed = pick.getAttribute('aria-pressed') === 'true'
      return change({ may: pressed ? '' : pick.dataset.may, state: pressed ? '' : pick.dataset.state, user: '' })
    }
    for (const open of $('details[open]', byId('filters'))) if (!open.contains(event.target)) open.open = false
  })
  $('.skip')[0].addEventListener('click', event => {
    event.preventDefault();
    ($('#users .open')[0] ?? byId('users')).focus()
  })
  byId('filters').addEventListener('keydown', event => {
    const menu = event.target.closest('details[open]')
    if (event.key !== 'Escape' || !menu) return
    menu.open = false
    $('summary', menu)[0].focus()
  })
  const list = byId('users')
  list.addEventListener('click', event => {
    const row = event.target.closest('tr.user')
    if (!row || event.target.closest('a, button:not(.open)') || String(getSelection())) return
    const button = $('.open', row)[0]
    toggle(button, button.getAttribute('aria-expanded') !== 'true')
  })
  list.addEventListener('keydown', event => {
    const opened = event.target.closest('tr.detail')
    if (event.key === 'Escape' && (opened || event.target.matches('.open'))) {
      const button = opened ? $('.open', opened.previousSibling)[0] : event.target
      toggle(button, false)
      button.focus()
    }
    if (!event.target.matches('.open')) return
    const all = $('.open', list)
    const to = { ArrowDown: all.indexOf(event.target) + 1, ArrowUp: all.indexOf(event.target) - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to !== undefined && all[to]) {
      event.preventDefault()
      all[to].focus()
    }
  })
}

async function begin() {
  await readIndex()
  fromAddress()
  build()
  listen()
  listenToPrinting()
  show()
  document.documentElement.classList.add('awake')
}
begin()
