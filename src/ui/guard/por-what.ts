/** "Por" with the article of what follows it, as Portuguese writes them: "pelo limite total". */
export const porWhat = (what: string): string => `por ${what}`.replace(/^por (?=(?:o|a|os|as) )/u, "pel");
