/** What a form decodes to: text, or fields and list items by name (`items[0]` is the field "0" of `items`). */
export type FormValue = string | { [name: string]: FormValue };

const NAME = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;

/** `a[b][0]` → ["a", "b", "0"]; null where the brackets do not match. */
const pathOf = (name: string): string[] | null => {
  const parts = NAME.exec(name);
  const [, head, rest] = parts ?? [];
  if (head === undefined || rest === undefined) return null;
  return [head, ...Array.from(rest.matchAll(/\[([^[\]]*)\]/g), (m) => m[1] ?? "")];
};

/**
 * Decodes Stripe's form encoding with nested brackets; `name[]` appends. Objects have no prototype, so no field name
 * is special. Throws RangeError with the field's name where a name cannot be read or contradicts an earlier one.
 */
export const decodeForm = (text: string): { [name: string]: FormValue } => {
  const root: { [name: string]: FormValue } = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const path = pathOf(name);
    const last = path?.pop();
    if (!path || last === undefined) throw new RangeError(name);
    let place = root;
    for (const step of path) {
      const next: FormValue = place[step] ?? Object.create(null);
      if (typeof next === "string") throw new RangeError(name);
      place[step] = next;
      place = next;
    }
    const field = last === "" ? String(Object.keys(place).length) : last;
    if (typeof place[field] === "object") throw new RangeError(name);
    place[field] = value;
  }
  return root;
};
