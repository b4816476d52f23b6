'use strict'
// The data: an index with a row of cells for each user, and packs of everything, each inflated when one of its users is shown.
const $ = (selector, within = document) => Array.from(within.querySelectorAll(selector))
const byId = id => document.getElementById(id)
const { run, end, columns, pack } = JSON.parse(byId('document').textContent)
const AT = Object.fromEntries(columns.map((name, index) => [name, index]))
const NONE = '(none)'
const rows = []
const hay = []
const places = new Map()

/** A pack is two lists: what occurs several times, and the whole. In both a number stands for the value at that place of the first. */
async function inflated(script) {
  const base64 = script.textContent
  const bytes = Uint8Array.fromBase64 ? Uint8Array.fromBase64(base64) : Uint8Array.from(atob(base64), c => c.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const [shared, all] = await new Response(stream).json()
  const full = value => {
    if (typeof value === 'number') return shared[value]
    if (typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(full)
    for (const key of Object.keys(value)) value[key] = full(value[key])
    return value
  }
  shared.forEach((value, at) => { shared[at] = full(value) })
  return all.map(full)
}

/** Everything that is known of the user at that place in the index; the last few packs are kept. */
const kept = new Map()
async function line(index) {
  const number = Math.floor(index / pack)
  if (!kept.has(number)) kept.set(number, inflated($('script.details')[number]))
  if (kept.size > 4) kept.delete(kept.keys().next().value)
  return (await kept.get(number))[index % pack]
}

// What can be filtered by: for each user one value, or several.
const FACETS = {
  severity: 'Severity', may: 'May migrate', state: 'Migrated', signs: 'Certainty', codes: 'Reason or hazard', action: 'Next step',
  pool: 'Pool', policy: 'Policy', release: 'Mailbox on', verdict: 'May be moved', step: 'First step of the move'
}
const facets = {}

/** What changed of a user since the last run, in words; only where a comparison was given. */
const changed = new Map()
let comparison

async function readIndex() {
  for (const part of await Promise.all($('script.rows').map(inflated))) for (const cells of part) rows.push(cells)
  rows.forEach((cells, index) => {
    if (cells[AT.id]) places.set(cells[AT.id].toLowerCase(), index)
    places.set(cells[AT.user].toLowerCase(), index)
  })
  if (byId('comparison')) await readComparison()
  for (const name of Object.keys(FACETS)) {
    const numbers = new Map()
    const number = value => {
      const key = value || NONE
      if (!numbers.has(key)) numbers.set(key, numbers.size)
      return numbers.get(key)
    }
    const of = rows.map((cells, index) => {
      const value = name === 'change' ? changed.get(index) ?? [] : cells[AT[name]]
      if (!Array.isArray(value)) return number(value)
      return value.length ? value.map(number) : number('')
    })
    facets[name] = { of, numbers, values: Array.from(numbers.keys()) }
  }
  rows.forEach((cells, index) => {
    const seen = ['user', 'names', 'pool', 'policy', 'release', 'codes', 'why', 'moveWhy'].map(name => cells[AT[name]]).flat()
    seen.push(words(cells[AT.may]), words(cells[AT.state]), title(cells[AT.action]), title(cells[AT.step]))
    hay.push(seen.join('\n').toLowerCase().normalize('NFC'))
  })
}

async function readComparison() {
  comparison = (await inflated(byId('comparison')))[0]
  const add = (user, what) => {
    const index = places.get(user.toLowerCase())
    if (index === undefined) return
    if (!changed.has(index)) changed.set(index, [])
    changed.get(index).push(what)
  }
  for (const alarm of comparison.alarms) for (const user of alarm.users) add(user, title(alarm.alarm))
  for (const user of comparison.new) add(user, 'New')
  for (const one of comparison.changes) {
    add(one.user, `${title(one.aspect)}${one.precondition ? ' ' + one.precondition : ''}: ${one.before ?? 'none'} → ${one.after ?? 'none'}`)
  }
  FACETS.change = 'Change'
}

const URGENT = ['NOW', 'ACT', 'STANDING', '']
const orders = {
  listed: () => 0,
  '': (a, b) => URGENT.indexOf(rows[a][AT.severity]) - URGENT.indexOf(rows[b][AT.severity]),
  user: (a, b) => rows[a][AT.user] < rows[b][AT.user] ? -1 : 1
}
const sorted = {}
function order(name) {
  const by = orders[name] ? name : ''
  return sorted[by] ??= rows.map((_, index) => index).sort((a, b) => orders[by](a, b) || a - b)
}

/** Who fits, in order; and for each value of each facet how many would fit if it were chosen, whatever is chosen there now. */
function select(filter) {
  const sought = (filter.q ?? '').toLowerCase().normalize('NFC').split(/\s+/).filter(Boolean)
  const names = Object.keys(FACETS)
  const chosen = names.filter(name => filter[name]).map(name => [name, facets[name].numbers.get(filter[name]) ?? -1])
  const counts = Object.fromEntries(names.map(name => [name, new Array(facets[name].values.length).fill(0)]))
  const cells = new Map()
  const fit = []
  const only = filter.user === undefined ? undefined : places.get(filter.user.toLowerCase()) ?? -1
  const count = (name, index) => {
    const of = facets[name].of[index]
    if (Array.isArray(of)) for (const one of of) counts[name][one]++
    else counts[name][of]++
  }
  for (const index of order(filter.sort)) {
    if (only !== undefined && index !== only || filter.view === 'changes' && !changed.has(index)) continue
    if (!sought.every(word => hay[index].includes(word))) continue
    let failed = 0, last = '', beside = 0
    for (const [name, number] of chosen) {
      const of = facets[name].of[index]
      if (Array.isArray(of) ? !of.includes(number) : of !== number) {
        failed++
        last = name
        if (name !== 'may' && name !== 'state') beside++
      }
    }
    if (!beside) {
      const { may, state } = { may: rows[index][AT.may], state: rows[index][AT.state] }
      for (const key of [may + ' ' + state, may + ' ', ' ' + state, ' ']) cells.set(key, (cells.get(key) ?? 0) + 1)
    }
    if (failed > 1) continue
    if (failed) count(last, index)
    else {
      fit.push(index)
      for (const name of names) count(name, index)
    }
  }
  return { fit, counts, cells, sought }
}
