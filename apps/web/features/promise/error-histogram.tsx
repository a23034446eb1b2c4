import type { PromiseErrorView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { useT } from "../../src/i18n/use-t.tsx";

const WIDTH = 372;
const HEIGHT = 170;
const BASE = HEIGHT - 26;
const EVERY_MINUTES = 5;

/** How many arrivals were off by how many minutes, early to the left of the promise, late to its right. */
export const ErrorHistogram = ({ bars }: { readonly bars: PromiseErrorView["histogram"] }): ReactNode => {
  const t = useT();
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const step = WIDTH / bars.length;
  const promiseAt = bars.findIndex((bar) => bar.minute === 0) * step;
  return (
    <figure className="px-4 pb-3">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="h-auto w-full overflow-visible"
        role="img"
        aria-label={t("admin.promises.histogram")}
      >
        {bars.map((bar, i) => {
          const height = (bar.count / most) * (BASE - 22);
          return (
            <g key={bar.minute}>
              <rect x={i * step + 1} y={BASE - height} width={step - 2} height={height} className="fill-green-text" />
              {bar.count > 0 && bar.count === most ? (
                <text x={(i + 0.5) * step} y={BASE - height - 6} textAnchor="middle" className="fill-ink text-xs">
                  {bar.count}
                </text>
              ) : null}
              {bar.minute % EVERY_MINUTES === 0 ? (
                <text x={i * step} y={HEIGHT - 7} textAnchor="middle" className="fill-ink-2 text-xs">
                  {bar.minute > 0 ? `+${bar.minute}` : bar.minute === 0 ? "0" : `−${-bar.minute}`}
                </text>
              ) : null}
            </g>
          );
        })}
        <line x1="0" x2={WIDTH} y1={BASE} y2={BASE} className="stroke-line-control" strokeWidth="1.5" />
        <line
          x1={promiseAt}
          x2={promiseAt}
          y1="4"
          y2={BASE}
          className="stroke-ink"
          strokeWidth="2"
          strokeDasharray="6 5"
        />
      </svg>
      <figcaption className="text-xs text-ink-2">{t("admin.promises.histogramNote")}</figcaption>
    </figure>
  );
};
