/** What the API said was done, as its callers wrote it down the moment they heard it. */
export interface Acknowledged {
  readonly asks: {
    readonly askId: string;
    readonly driverId: string;
    readonly kind: "claim" | "bid";
    readonly askCents: number | null;
  }[];
  readonly proofs: { readonly proofId: string; readonly stopId: string; readonly digest: string }[];
  readonly deliveries: { readonly deliveryId: string; readonly storeId: string }[];
  readonly cancelled: string[];
  /** Stops arrived at and completed. */
  readonly arrivals: string[];
  readonly completions: string[];
}

export const nothingYet = (): Acknowledged => ({
  asks: [],
  proofs: [],
  deliveries: [],
  cancelled: [],
  arrivals: [],
  completions: [],
});

export const countOf = (acks: Acknowledged): number =>
  Object.values(acks).reduce((sum: number, list: readonly unknown[]) => sum + list.length, 0);
