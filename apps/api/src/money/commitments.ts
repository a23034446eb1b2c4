import { accounts } from "./accounts.ts";
import { credit, debit, entry, type EntryDraft } from "./entry.ts";

export interface Commitment {
  readonly awardId: string;
  readonly driverId: string;
  readonly payCents: number;
}

/** An award promises its pay to a driver. */
export const awardHoldEntry = ({ awardId, driverId, payCents }: Commitment): EntryDraft =>
  entry({ event: "award.committed", source: awardId, leg: "hold" }, [
    debit(accounts.driverCommitmentContra, payCents),
    credit(accounts.driverCommitment(driverId), payCents),
  ]);

/**
 * What is left of the promise falls away: the award was declined, lapsed or handed back. `payCents` is what of it was not
 * settled delivery by delivery before (the whole pay where no delivery of the lot has ended).
 */
export const awardReleaseEntry = ({ awardId, driverId, payCents }: Commitment): EntryDraft =>
  entry({ event: "award.released", source: awardId, leg: "hold" }, [
    credit(accounts.driverCommitmentContra, payCents),
    debit(accounts.driverCommitment(driverId), payCents),
  ]);

/** A delivery of the lot has ended: its share of the promise is settled (and is earned by `chargeEntry`, or not at all). */
export const shareSettledEntry = (of: {
  readonly paymentId: string;
  readonly driverId: string;
  readonly payCents: number;
}): EntryDraft =>
  entry({ event: "delivery.settled", source: of.paymentId, leg: "commitment" }, [
    credit(accounts.driverCommitmentContra, of.payCents),
    debit(accounts.driverCommitment(of.driverId), of.payCents),
  ]);
