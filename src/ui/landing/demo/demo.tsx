"use client";

import { type ComponentType, useEffect, useRef, useState } from "react";
import { DemoFrame } from "./demo-frame.tsx";
import type { DemoView } from "./demo-view.ts";

/** It is fetched when this close to being seen, so that it is there in time. */
const NEAR = "600px";

type Props = { readonly size: number; readonly still: DemoView };

/** A still, drawn by the server, until the visitor comes near; then the guard itself is fetched and takes its place. */
export const Demo = ({ size, still }: Props) => {
  const place = useRef<HTMLDivElement>(null);
  const [Live, setLive] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (place.current === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting !== true) return;
        observer.disconnect();
        void import("./live-demo.tsx").then(
          ({ LiveDemo }) => setLive(() => LiveDemo),
          // Without it the still goes on standing there, and says nothing that is untrue.
          () => undefined,
        );
      },
      { rootMargin: NEAR },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place}>{Live === null ? <DemoFrame size={size} view={still} pulled={null} /> : <Live />}</div>
  );
};
