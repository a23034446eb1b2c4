/** A place in the outbox's order: the writing transaction, then the row. Written `<xid>.<id>` as an event's id. */
export interface OutboxPosition {
  readonly xid: number;
  readonly id: number;
}

export const comparePositions = (a: OutboxPosition, b: OutboxPosition): number => a.xid - b.xid || a.id - b.id;

export const positionText = ({ xid, id }: OutboxPosition): string => `${xid}.${id}`;

const POSITION = /^(\d{1,16})\.(\d{1,16})$/;

/** Reads what a client sends back as the last event it saw; null where it is not a place in an outbox. */
export const parsePosition = (text: string): OutboxPosition | null => {
  const [, xid, id] = POSITION.exec(text) ?? [];
  if (xid === undefined || id === undefined) return null;
  const position = { xid: Number(xid), id: Number(id) };
  return Number.isSafeInteger(position.xid) && Number.isSafeInteger(position.id) ? position : null;
};
