import type { PositionEvent, StreamEvent } from "@fairmile/contracts";
import type { OutboxRow } from "./outbox-consumer.ts";
import { positionText, type OutboxPosition } from "./outbox-position.ts";

const frame = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join("\n")}\n\n`);

/** One change, with the place to resume from. Names no event, so that one listener hears all of them. */
export const eventFrame = ({ position, type, subject, atMs, data }: OutboxRow): Buffer =>
  frame([
    `id: ${positionText(position)}`,
    `data: ${JSON.stringify({ type: type as StreamEvent["type"], subject, atMs, data } satisfies StreamEvent)}`,
  ]);

/** The clock to count down by. `retry` has the browser come back within a second. */
export const helloFrame = (clock: { readonly nowMs: number; readonly speed: number }, from: OutboxPosition): Buffer =>
  frame(["retry: 1000", "event: hello", `id: ${positionText(from)}`, `data: ${JSON.stringify(clock)}`]);

/** More was missed than is kept: whatever is on screen is fetched anew. */
export const resetFrame = (from: OutboxPosition): Buffer =>
  frame(["event: reset", `id: ${positionText(from)}`, "data: {}"]);

/** Keeps the connection open, and moves the place to resume from without an event. */
export const pingFrame = (at: OutboxPosition): Buffer => frame([": ping", `id: ${positionText(at)}`]);

/** Where a driver is now. Has no id: positions are never replayed. */
export const positionFrame = (event: PositionEvent): Buffer =>
  frame(["event: position", `data: ${JSON.stringify(event)}`]);
