import type { LngLat } from "@fairmile/contracts";

/** What a line on the map means; its look follows from that. */
export type MapLineKind = "route" | "done" | "way" | "candidate";

export interface MapLine {
  readonly kind: MapLineKind;
  readonly points: readonly LngLat[];
}

/** An area with surge, in one of three steps of yellow; its amount and reason stand in words beside the map. */
export interface MapSurge {
  readonly ring: readonly LngLat[];
  readonly step: 1 | 2 | 3;
}

/** What the map shows: everything in `fit`, or a place of the caller's choice. */
export type MapView =
  | { readonly fit: readonly LngLat[]; readonly paddingPx?: MapPadding }
  | {
      readonly center: LngLat;
      readonly zoom: number;
      readonly bearingDegrees?: number;
      readonly paddingPx?: MapPadding;
      /** Moves as evenly and as long as a car does, so that one in the middle stays there. */
      readonly follows?: true;
    };

export interface MapPadding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What is drawn on the canvas; markers are elements of their own. */
export interface MapData {
  /** Address of the market's base map (PMTiles); null draws plain land. */
  readonly basemapUrl: string | null;
  /** The market's outline. */
  readonly polygon?: readonly LngLat[];
  readonly lines?: readonly MapLine[];
  readonly surge?: readonly MapSurge[];
}

export interface MapPaneProps extends MapData {
  /** Said to a screen reader in place of the picture. */
  readonly label: string;
  /** Whose data it is, as its licence asks: "© OpenStreetMap contributors". */
  readonly attribution: string;
  readonly view: MapView;
  /** False for a map that only illustrates: it takes no touch from the page. */
  readonly interactive?: boolean;
  readonly className?: string;
}
