/** A table that keeps prices in columns of four bytes of floating point. */
export const realPriceMigration = `CREATE TABLE "ticks" (
	"network" text NOT NULL,
	"last_price" real NOT NULL
);`;
