"use client";

import { clsx } from "clsx";
import { lazy, Suspense, useSyncExternalStore, type ReactNode } from "react";
import type { MapPaneProps } from "./map-types.ts";

const MapCanvas = lazy(() => import("./map-canvas.tsx"));

const never = (): (() => void) => () => undefined;

/**
 * A map, loaded when it is first shown: plain land stands until then. Markers go in as children
 * (map-marker.tsx, car-marker.tsx).
 */
export const MapPane = (props: MapPaneProps & { readonly children?: ReactNode }): ReactNode => {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const land = <div className={clsx("bg-map-land", props.className)} />;
  return inBrowser ? (
    <Suspense fallback={land}>
      <MapCanvas {...props} />
    </Suspense>
  ) : (
    land
  );
};
