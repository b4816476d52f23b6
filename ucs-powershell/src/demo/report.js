'use strict'
const $ = (selector, within = document) => Array.from(within.querySelectorAll(selector))
const byId = id => document.getElementById(id)
const table = document.querySelector('table')
const rows = $('tbody', table).map((body, order) => ({
  body, order, button: body.querySelector('.open'), text: null,
  cell: name => name === 'user' ? body.querySelector('th') : body.querySelector('td.' + name)
}))
const choices = ['may', 'moved', 'next'].map(byId)
const rank = {}
for (const list of choices) rank[list.id] = new Map($('option', list).map((option, index) => [option.value, index]))
const PORTION = 200
let portion = PORTION
let shown = rows
const letters = new Intl.Collator('en', { numeric: true })

/** Lays out so many of the rows that fit; a button brings more. */
function lay() {
  shown.forEach((row, index) => row.body.classList.toggle('later', index >= portion))
  byId('rest').hidden = shown.length <= portion
  byId('rest').textContent = 'Show ' + Math.min(PORTION, shown.length - portion) + ' more of ' + (shown.length - portion)
}

function open(row, is) {
  row.body.classList.toggle('opened', is)
  row.button.setAttribute('aria-expanded', is)
}

function fits(row, words) {
  const data = row.body.dataset
  const [may, moved, next] = choices.map(list => list.value)
  if (may && data.may !== may || next && data.next !== next) return false
  if (moved && (moved === 'contested' ? !data.contested : data.moved !== moved)) return false
  if (!words.length) return true
  row.text ??= row.body.textContent.toLowerCase()
  return words.every(word => row.text.includes(word))
}

function filter() {
  const words = byId('find').value.toLowerCase().split(/\s+/).filter(Boolean)
  shown = rows.filter(row => {
    row.body.hidden = !fits(row, words)
    return !row.body.hidden
  })
  byId('shown').textContent = shown.length + ' of ' + rows.length + ' shown'
  byId('none').hidden = shown.length > 0
  portion = PORTION
  lay()
  for (const button of $('[data-filter]')) {
    button.setAttribute('aria-pressed', byId(button.dataset.filter).value === button.dataset.value)
  }
}

function sort(key, direction) {
  const text = key === 'user' || key === 'why'
  const value = row => !key ? 0 : text ? row.cell(key).textContent : rank[key].get(row.body.dataset[key])
  const keyed = rows.map(row => [value(row), row])
  keyed.sort(([a, x], [b, y]) => direction * (text ? letters.compare(a, b) : a - b) || x.order - y.order)
  rows.splice(0, rows.length, ...keyed.map(([, row]) => row))
  table.append(...rows.map(row => row.body))
  shown = rows.filter(row => !row.body.hidden)
  lay()
  for (const head of $('thead th', table)) {
    if (key && head.classList.contains(key)) head.setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending')
    else head.removeAttribute('aria-sort')
  }
}

for (const row of rows) open(row, false)
for (const button of $('button:disabled')) button.disabled = false

table.addEventListener('click', event => {
  const head = event.target.closest('[data-sort]')
  if (head) {
    const key = head.dataset.sort
    const up = head.closest('th').getAttribute('aria-sort') === 'ascending'
    byId('sort').value = key
    return sort(key, up ? -1 : 1)
  }
  const user = event.target.closest('tr.user')
  if (!user || String(getSelection())) return
  const row = rows.find(one => one.body === user.parentNode)
  open(row, !row.body.classList.contains('opened'))
})
document.addEventListener('click', event => {
  const button = event.target.closest('[data-filter]')
  if (!button) return
  const list = byId(button.dataset.filter)
  list.value = list.value === button.dataset.value ? '' : button.dataset.value
  filter()
})
let waiting
byId('find').addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(filter, rows.length > 500 ? 200 : 0)
})
for (const list of choices) list.addEventListener('change', filter)
byId('sort').addEventListener('change', event => sort(event.target.value, 1))
byId('rest').addEventListener('click', () => {
  const next = shown[portion]
  portion += PORTION
  lay()
  next.button.focus()
})
byId('reset').addEventListener('click', () => setTimeout(filter))
byId('all').addEventListener('click', event => {
  const all = event.target.getAttribute('aria-pressed') !== 'true'
  event.target.setAttribute('aria-pressed', all)
  event.target.textContent = all ? 'Close all' : 'Open all'
  for (const row of rows) open(row, all)
})
document.querySelector('form').addEventListener('submit', event => event.preventDefault())
filter()
document.documentElement.classList.add('awake')
