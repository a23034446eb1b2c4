/** Tags of one element. */
export type Tags = Readonly<Record<string, string>>;

export interface OsmNode {
  readonly type: "node";
  readonly id: number;
  /** Degrees, kept to seven decimals. */
  readonly lng: number;
  readonly lat: number;
  readonly tags?: Tags;
}

export interface OsmWay {
  readonly type: "way";
  readonly id: number;
  /** Ids of its nodes, in order. */
  readonly refs: readonly number[];
  readonly tags?: Tags;
}

export interface RelationMember {
  readonly type: "node" | "way" | "relation";
  readonly id: number;
  readonly role: string;
}

/** What this package writes: relations are read, not written. */
export type OsmElement = OsmNode | OsmWay;
