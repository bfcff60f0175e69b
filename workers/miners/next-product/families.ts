/** Words of size, grade and number: what tells variants of one product apart. */
const marks = new Set(
  (
    'xs s m l xl xxl xxxl mini small medium large big huge grande venti tall regular single double triple twin ' +
    'basic standard classic plus pro premium deluxe luxury advanced max ultra lite light starter family party travel ' +
    'trial sample set pack packs box bag bags bottle of x by and the a an in ' +
    'mg g gr gram grams kg kilo ml cl dl l ltr litre litres liter liters oz lb lbs gb tb cm mm inch pcs pc piece pieces ' +
    'stk stück klein mittel gross groß petit moyen grand pequeño grande piccolo month months year years user users seat seats'
  ).split(' '),
)

/**
 * Items that are sizes or grades of one product: of one category, and with names that are equal but for numbers, units, and
 * words of size, grade and packing. Each family in order of the items; an item stands in one.
 */
export function familiesOf(names: readonly string[], categories: readonly string[]): number[][] {
  const families = new Map<string, number[]>()
  for (const [it, name] of names.entries()) {
    const stem = stemOf(name)
    if (stem === '') continue
    const key = `${stem}\n${categories[it] ?? ''}`
    const family = families.get(key)
    if (family) family.push(it)
    else families.set(key, [it])
  }
  return [...families.values()].filter((family) => family.length > 1)
}

/** What is left of a name without its marks, lower case; '' where nothing is. */
export function stemOf(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{M}]+|\d+(?:[.,]\d+)?/gu) ?? []
  return words.filter((word) => !marks.has(word) && !/^\d/.test(word)).join(' ')
}
