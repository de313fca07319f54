/** What a reader is told when something is wrong with us: what to do, and the id under which our log says what it was. */
export const defectWords = (requestId: string | undefined): string =>
  requestId === undefined
    ? "Something went wrong on our side. Try again in a moment."
    : `Something went wrong on our side. Try again in a moment. If it happens again, report the id ${requestId}.`;
