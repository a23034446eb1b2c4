"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { z } from "zod";
import { send } from "../../src/api/send.ts";
import { useT } from "../../src/i18n/use-t.tsx";

const peopleSchema = z.array(
  z.object({ role: z.enum(["store", "driver", "admin"]), name: z.string(), url: z.string().startsWith("/api/demo/") }),
);

/** Whom anybody may be in the demo. Production has no such door: nothing stands here then. */
export const DemoPeople = (): ReactNode => {
  const t = useT();
  const people = useQuery({
    queryKey: ["demo", "people"],
    queryFn: async () => peopleSchema.parse(await send("/api/demo/people")),
    retry: false,
    staleTime: Infinity,
  });
  if (people.data === undefined) return null;
  return (
    <section aria-labelledby="demo-people" className="rounded-sign border-2 border-ink bg-surface">
      <h2 id="demo-people" className="rounded-t-[calc(var(--radius)-2px)] bg-signal px-4 py-2.5 text-md text-on-signal">
        {t("web.demo.title")}
      </h2>
      <ul>
        {people.data.map((person) => (
          <li key={person.url} className="border-t border-line first:border-t-0">
            {/* A plain link: the server sets the session and leads on, the whole page is loaded anew. */}
            <a href={person.url} className="press flex min-h-14 items-center justify-between gap-3 px-4 py-2">
              <span>
                <b className="block">{person.name}</b>
                <span className="text-sm text-ink-2">{t(`web.demo.${person.role}`)}</span>
              </span>
              <ArrowRight size={22} aria-hidden="true" />
            </a>
          </li>
        ))}
      </ul>
      <p className="border-t border-line px-4 py-2.5 text-sm text-ink-2">
        {t("web.demo.inbox")}{" "}
        <a href="/inbox" className="font-strong text-ink underline underline-offset-4">
          {t("auth.openInbox")}
        </a>
      </p>
    </section>
  );
};
