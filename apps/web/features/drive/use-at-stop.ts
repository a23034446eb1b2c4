"use client";

import { haversineMeters, type LngLat } from "@fairmile/contracts";
import { useEffect, useState } from "react";
import { useOwnPosition } from "../../src/position/position-context.tsx";
import { isAtStop } from "./at-stop.ts";

/** Whether the driver has come to a stop. */
export const useAtStop = ({ lng, lat }: LngLat): boolean => {
  const { fix } = useOwnPosition();
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    if (fix === null) return;
    const { point, accuracyMeters } = fix;
    const distanceMeters = haversineMeters(point, { lng, lat });
    setThere((wasThere) => isAtStop({ wasThere, distanceMeters, accuracyMeters }));
  }, [fix, lng, lat]);
  return isThere;
};
