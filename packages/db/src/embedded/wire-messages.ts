import type { Frame } from "./wire-frames.ts";

const frame = (type: string, ...parts: readonly Uint8Array[]): Buffer => {
  const header = Buffer.alloc(5);
  header.write(type, 0, "latin1");
  header.writeInt32BE(4 + parts.reduce((sum, part) => sum + part.length, 0), 1);
  return Buffer.concat([header, ...parts]);
};

const text = (value: string): Buffer => Buffer.from(`${value}\0`);

const int32 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeInt32BE(value, 4 * index));
  return bytes;
};

export const authenticationOk = (): Buffer => frame("R", int32(0));
export const backendKeyData = (pid: number, secret: number): Buffer => frame("K", int32(pid, secret));
export const parameterStatus = (name: string, value: string): Buffer => frame("S", text(name), text(value));
export const readyForQuery = (): Buffer => frame("Z", Buffer.from("I"));

/** An ErrorResponse with severity, SQLSTATE and message. */
export const errorResponse = (severity: "ERROR" | "FATAL", code: string, message: string): Buffer =>
  frame("E", text(`S${severity}`), text(`V${severity}`), text(`C${code}`), text(`M${message}`), Buffer.from([0]));

/** What a client would send: a simple query, the closing of a prepared statement, the end of an extended query. */
export const simpleQuery = (sql: string): Buffer => frame("Q", text(sql));
export const closeStatement = (name: string): Buffer => frame("C", Buffer.from("S"), text(name));
export const sync = (): Buffer => frame("S");
/** An extended query that fails to parse, and its end. */
export const failingQuery = (): Buffer =>
  Buffer.concat([frame("P", text(""), text("abandoned"), Buffer.alloc(2)), sync()]);

/** Reads a zero-terminated text at an offset of a message's body; `end` is where the next field starts. */
export const textAt = ({ bytes }: Frame, offset: number): { readonly text: string; readonly end: number } => {
  const zero = bytes.indexOf(0, offset);
  return zero === -1
    ? { text: bytes.toString("utf8", offset), end: bytes.length }
    : { text: bytes.toString("utf8", offset, zero), end: zero + 1 };
};

/** The same message with one of its texts replaced: `from` and `end` delimit the old one, its zero included. */
export const replaceText = ({ type, bytes }: Frame, from: number, end: number, value: string): Frame => ({
  type,
  bytes: frame(type, bytes.subarray(5, from), text(value), bytes.subarray(end)),
});
