import { expect, test } from "vitest";
import { StatementNames } from "./statement-names.ts";
import { closeStatement } from "./wire-messages.ts";

const framed = (type: string, body: string) => {
  const bytes = Buffer.from(`${type}\0\0\0\0${body}`);
  bytes.writeInt32BE(bytes.length - 1, 1);
  return { type, bytes };
};

const bodyOf = (bytes: Buffer): string => {
  expect(bytes.readInt32BE(1)).toBe(bytes.length - 1);
  return bytes.toString("utf8", 5);
};

test("each message that names a statement gets the client's own name for it", () => {
  const names = new StatementNames(7);
  const renamed = (type: string, body: string): string => bodyOf(names.rename(framed(type, body)).bytes);
  expect(renamed("P", "s1\0select $1\0rest")).toBe("c7_s1\0select $1\0rest");
  expect(renamed("B", "portal\0s1\0values")).toBe("portal\0c7_s1\0values");
  expect(renamed("D", "Ss1\0")).toBe("Sc7_s1\0");
  expect(names.open()).toEqual(["c7_s1"]);
  expect(bodyOf(names.rename({ type: "C", bytes: closeStatement("s1") }).bytes)).toBe("Sc7_s1\0");
  expect(names.open()).toEqual([]);
});

test("portals, unnamed statements and other messages are left alone", () => {
  const names = new StatementNames(7);
  for (const frame of [
    framed("D", "Ps1\0"),
    framed("C", "Ps1\0"),
    framed("P", "\0select 1\0"),
    framed("B", "p\0\0"),
    framed("Q", "s1\0"),
  ]) {
    expect(names.rename(frame)).toBe(frame);
  }
});
