import type { Frame } from "./wire-frames.ts";
import { replaceText, textAt } from "./wire-messages.ts";

const COPY_IN = /(?:^|;)\s*copy\s[^;]*\bfrom\s+stdin\b/i;
const REFUSAL =
  "do $$ begin raise exception using errcode = '0A000', message = 'COPY FROM STDIN is not available on the embedded database'; end $$";

/**
 * COPY FROM STDIN makes the backend wait for data while it answers, which the embedded engine cannot: it would end. The
 * statement is exchanged for one that fails, so that an open transaction fails with it as it would on PostgreSQL.
 */
export const refuseCopy = (frame: Frame): Frame => {
  if (frame.type !== "Q" && frame.type !== "P") return frame;
  const from = frame.type === "Q" ? 5 : textAt(frame, 5).end;
  const { text, end } = textAt(frame, from);
  return COPY_IN.test(text) ? replaceText(frame, from, end, REFUSAL) : frame;
};
