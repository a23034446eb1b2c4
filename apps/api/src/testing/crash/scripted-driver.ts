import { setTimeout as sleep } from "node:timers/promises";
import { askReceiptView, offerView, routeView, type OfferView, type RouteView } from "@fairmile/contracts";
import sharp from "sharp";
import { z } from "zod";
import { reEncode } from "../../features/proof/re-encode.ts";
import type { Acknowledged } from "./acknowledged.ts";
import type { Caller, Reply } from "./caller.ts";
import type { Dice } from "./scripted-random.ts";
import type { SeededDriver } from "./seed-crowd.ts";

export interface DriverScript {
  readonly driver: SeededDriver;
  readonly call: Caller;
  readonly acks: Acknowledged;
  readonly dice: Dice;
  readonly isOver: () => boolean;
}

type Stop = RouteView["stops"][number];
const offers = z.object({ result: z.object({ data: z.array(offerView) }) });
const route = z.object({ result: z.object({ data: routeView.nullable() }) });
const receipt = z.object({ result: z.object({ data: askReceiptView }) });
const proof = z.object({ proofId: z.string() });

type Answer = Extract<Reply, { kind: "answer" }> | null;

const verb = ({ call, driver }: DriverScript, name: string, body: unknown, idempotencyKey?: string): Promise<Answer> =>
  call.insist({
    method: "POST",
    path: `/trpc/${name}`,
    bearer: driver.token,
    body,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  });
const look = ({ call, driver }: DriverScript, name: string): Promise<Answer> =>
  call.insist({ method: "GET", path: `/trpc/${name}`, bearer: driver.token });

/** A picture that no other stop has: two colours made of the stop's id. */
const pictureOf = (stopId: string): Promise<Buffer> => {
  const [r = 0, g = 0, b = 0] = Buffer.from(stopId.slice(-3));
  return sharp({ create: { width: 24, height: 18, channels: 3, background: { r: r * 2, g: g * 2, b: b * 2 } } })
    .jpeg()
    .toBuffer();
};

const showPhoto = async (script: DriverScript, stop: Stop): Promise<string[]> => {
  if (!stop.deliveries.some((row) => row.verification.photo)) return [];
  const body = new Uint8Array(await pictureOf(stop.id));
  const answer = await script.call.insist({
    method: "POST",
    path: `/files/proofs?stopId=${stop.id}&kind=photo`,
    bearer: script.driver.token,
    body,
    idempotencyKey: `${stop.id}-photo`,
  });
  if (answer?.status !== 200) return [];
  const { proofId } = proof.parse(answer.body);
  script.acks.proofs.push({ proofId, stopId: stop.id, digest: (await reEncode(body)).digest });
  return [proofId];
};

/** Arrives, shows what is asked for, completes. A refusal ends the round of stops: the next look starts from what is true. */
const doStop = async (script: DriverScript, stop: Stop): Promise<boolean> => {
  const position = { point: stop.place.point, atMs: Date.now() };
  const arrived = await verb(script, "stop.arrive", { stopId: stop.id, position }, `${stop.id}-arrive`);
  if (arrived?.status !== 200) return false;
  script.acks.arrivals.push(stop.id);
  const proofIds = await showPhoto(script, stop);
  const done = await verb(script, "stop.complete", { stopId: stop.id, position, proofIds }, `${stop.id}-complete`);
  if (done?.status !== 200) return false;
  script.acks.completions.push(stop.id);
  return true;
};

const drive = async (script: DriverScript, own: RouteView): Promise<void> => {
  await verb(script, "route.start", { assignmentId: own.assignmentId }, `${own.assignmentId}-start`);
  for (const stop of own.stops.toSorted((a, b) => a.seq - b.seq)) {
    if (stop.status !== "ahead" && stop.status !== "arrived") continue;
    if (!(await doStop(script, stop))) return;
  }
};

const askFor = async (script: DriverScript, offer: OfferView): Promise<void> => {
  const { dice, driver, acks } = script;
  const isBid = dice.share() < 0.5;
  const askCents = isBid ? dice.between(offer.floorCents, offer.postedCents) : null;
  const answer = isBid
    ? await verb(script, "offer.bid", { offerId: offer.id, askCents })
    : await verb(script, "offer.claim", { offerId: offer.id });
  if (answer?.status !== 200) return;
  const { askId } = receipt.parse(answer.body).result.data;
  acks.asks.push({ askId, driverId: driver.driverId, kind: isBid ? "bid" : "claim", askCents });
};

const tellPosition = ({ call, driver, dice }: DriverScript): Promise<Answer> => {
  const point = { lng: 9.185 + dice.share() * 0.01, lat: 45.455 + dice.share() * 0.01 };
  return call.insist({
    method: "POST",
    path: "/positions",
    bearer: driver.token,
    body: { positions: [{ point, atMs: Date.now() }] },
  });
};

/** A driver's phone: tells where it is, claims or bids on what it is shown, and drives what it won to the end. */
export const runDriver = async (script: DriverScript): Promise<void> => {
  while (!script.isOver()) {
    await tellPosition(script);
    const mine = await look(script, "route.get");
    if (mine === null) return;
    const own = mine.status === 200 ? route.parse(mine.body).result.data : null;
    if (own !== null && own.status === "active") await drive(script, own);
    else {
      const shown = await look(script, "offer.list");
      if (shown === null) return;
      const free = shown.status === 200 ? offers.parse(shown.body).result.data.filter((row) => row.ask === null) : [];
      for (const offer of free.slice(0, 2)) await askFor(script, offer);
    }
    await sleep(script.dice.between(150, 500));
  }
};
