import { expect, test } from "vitest";
import { comparePositions, parsePosition, positionText } from "./outbox-position.ts";

test("an id of an event reads back as the place it came from", () => {
  const place = { xid: 812, id: 44_017 };
  expect(parsePosition(positionText(place))).toEqual(place);
});

test.each(["", "12", "12.", ".5", "a.b", "1.2.3", "-1.2", "99999999999999999.1"])("%j is no place", (text) => {
  expect(parsePosition(text)).toBeNull();
});

test("transactions order before rows, and as numbers", () => {
  const rows = [
    { xid: 10, id: 1 },
    { xid: 9, id: 50 },
    { xid: 9, id: 7 },
  ];
  expect(rows.toSorted(comparePositions).map(positionText)).toEqual(["9.7", "9.50", "10.1"]);
});
