import { useEffect, useState } from "react";

/** Whether a text has stood still for `ms`: what is typed is asked about once the typing pauses. */
export const useSettled = (text: string, ms: number): boolean => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return settled === text;
};
