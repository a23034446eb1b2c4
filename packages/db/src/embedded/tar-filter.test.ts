import { expect, test } from "vitest";
import { filterTar } from "./tar-filter.ts";

const entry = (path: string, kind: string, content = ""): Buffer => {
  const header = Buffer.alloc(512);
  header.write(path);
  header.write(`${content.length.toString(8).padStart(11, "0")}\0`, 124);
  header.write(kind, 156);
  return Buffer.concat([header, Buffer.from(content), Buffer.alloc((512 - (content.length % 512)) % 512)]);
};
const END = Buffer.alloc(1024);

test("keeps wanted files whole, every directory, and a proper end", () => {
  const wanted = entry("lib/wanted.so", "0", "x".repeat(700));
  const archive = Buffer.concat([
    entry("lib/", "5"),
    entry("lib/other.so", "0", "y".repeat(512)),
    wanted,
    entry("lib/link.sql", "2"),
    END,
  ]);
  expect(filterTar(archive, (path) => path === "lib/wanted.so")).toEqual(
    Buffer.concat([entry("lib/", "5"), wanted, END]),
  );
});

test("refuses what it does not understand", () => {
  expect(() => filterTar(Buffer.concat([entry("long", "L"), END]), () => true)).toThrow(/unexpected kind "L"/);
});
