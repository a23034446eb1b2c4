"use client";

import "maplibre-gl/dist/maplibre-gl.css";
import { Marker } from "maplibre-gl";
import { useMemo, useState, type ReactNode } from "react";
import { useTheme } from "../../src/theme/use-theme.ts";
import { MapContext } from "./map-context.ts";
import { MapFallback } from "./map-fallback.tsx";
import type { MapPaneProps } from "./map-types.ts";
import { useMapLibre } from "./use-map-libre.ts";
import { useMapView } from "./use-map-view.ts";

/** The map itself. Loaded on its own by map-pane.tsx, since MapLibre is larger than the rest of a screen. */
const MapCanvas = ({ children, ...props }: MapPaneProps & { readonly children?: ReactNode }): ReactNode => {
  const { theme } = useTheme();
  const [holder, setHolder] = useState<HTMLDivElement | null>(null);
  const { map, isDrawable } = useMapLibre(holder, props, theme);
  useMapView(map, props.view);
  const handle = useMemo(() => (map ? { map, Marker } : null), [map]);
  if (!isDrawable) return <MapFallback className={props.className} />;
  return (
    <div className={props.className}>
      <div className="relative isolate h-full overflow-hidden bg-map-land">
        <div ref={setHolder} className="h-full" />
        <MapContext value={handle}>{children}</MapContext>
        <span className="pointer-events-none absolute end-1.5 bottom-3.5 rounded-xs bg-map-land/80 px-1 text-[0.6875rem] text-ink-2">
          {props.attribution}
        </span>
      </div>
    </div>
  );
};

export default MapCanvas;
