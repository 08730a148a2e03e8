/** The items between two pairs of a common subsequence, and the following pair. */
export interface Gap<Item> {
  readonly left: readonly Item[]
  readonly right: readonly Item[]
  readonly anchor?: readonly [Item, Item]
}

/** Cuts two lists at the pairs of their common subsequence. */
export function gaps<Item>(
  left: readonly Item[],
  right: readonly Item[],
  pairs: readonly (readonly [number, number])[],
) {
  const found: Gap<Item>[] = []
  let [l, r] = [0, 0]
  for (const [a, b] of pairs) {
    found.push({
      left: left.slice(l, a),
      right: right.slice(r, b),
      anchor: [left[a] as Item, right[b] as Item],
    })
    ;[l, r] = [a + 1, b + 1]
  }
  found.push({ left: left.slice(l), right: right.slice(r) })
  return found
}

/** Finds the longest common subsequence of two short lists, as pairs of positions. */
export function common<Item>(
  left: readonly Item[],
  right: readonly Item[],
  equal: (a: Item, b: Item) => boolean,
): (readonly [number, number])[] {
  const width = right.length + 1
  const lengths = new Uint16Array((left.length + 1) * width)
  for (let l = left.length - 1; l >= 0; l--) {
    for (let r = right.length - 1; r >= 0; r--) {
      const at = l * width + r
      lengths[at] = equal(left[l] as Item, right[r] as Item)
        ? (lengths[at + width + 1] as number) + 1
        : Math.max(lengths[at + width] as number, lengths[at + 1] as number)
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let l = 0, r = 0; l < left.length && r < right.length; ) {
    if (equal(left[l] as Item, right[r] as Item)) pairs.push([l++, r++])
    else if ((lengths[(l + 1) * width + r] as number) >= (lengths[l * width + r + 1] as number)) l++
    else r++
  }
  return pairs
}
