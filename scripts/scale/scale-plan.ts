/** How large a portal is made: counts of rows. */
export type ScalePlan = { requests: number; agreements: number; agencies: number; liaisonsPerOffice: number };

/** The issue's own size: a million requests. */
const whole: ScalePlan = { requests: 1_000_000, agreements: 50_000, agencies: 18_000, liaisonsPerOffice: 25 };

const requestsMin = 1000;

/**
 * The plan for so many requests: agreements in proportion, and no fewer agencies and liaisons than a small country has.
 * @throws RangeError for a number of requests below 1,000 or above 1,000,000
 */
export function planFor(requests: number): ScalePlan {
  if (!Number.isInteger(requests) || requests < requestsMin || requests > whole.requests) {
    throw new RangeError(`Give a number of requests from ${requestsMin} to ${whole.requests}.`);
  }
  const share = requests / whole.requests;
  return {
    requests,
    agreements: Math.round(whole.agreements * share),
    agencies: Math.max(500, Math.round(whole.agencies * Math.sqrt(share))),
    liaisonsPerOffice: Math.max(2, Math.round(whole.liaisonsPerOffice * share)),
  };
}
