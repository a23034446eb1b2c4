import fc from "fast-check";
import { expect, test } from "vitest";
import { NodeIndex } from "./node-index.ts";

test("answers as a map would, in whatever order the file has its nodes", () => {
  const id = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(fc.array(id, { maxLength: 60 }), fc.uniqueArray(id, { maxLength: 60 }), (wanted, present) => {
      const index = new NodeIndex(Float64Array.from(wanted));
      for (const node of present) index.offer(node, node * 10, -node);
      const missing = new Set(wanted.filter((node) => !present.includes(node)));
      for (const node of wanted) {
        expect(index.get(node)).toEqual(missing.has(node) ? undefined : { lng: (node * 10) / 1e7, lat: -node / 1e7 });
      }
      for (const node of present) if (!wanted.includes(node)) expect(index.get(node)).toBeUndefined();
      expect(index.countMissing()).toBe(missing.size);
    }),
  );
});
