/** Who handed their tasks to whom, by person key. One delegate each. */
export const delegates: Readonly<Record<string, string>> = {
  // A chain: what comes to the first ends, if C1 followed it, at the third.
  'tomasz.wierzbicki': 'hannah.barker',
  'hannah.barker': 'roberto.esteves',
  // A circle.
  'sam.okafor': 'lena.vogt',
  'lena.vogt': 'sam.okafor',
  // To somebody who left.
  'lucia.ferraz': 'claire.beaumont',
  // Many to one.
  'daniel.whitfield': 'grace.dombrowski',
  'chloe.marchetti': 'grace.dombrowski',
  'tariq.hashemi': 'grace.dombrowski',
  'mf.vasconcelos': 'grace.dombrowski',
  'marijke.vanderberg': 'rashid.almansoori',
  'annelies.dewit': 'beatriz.nogueira',
  'sofia.lindgren': 'thomas.mueller',
  'siobhan.oconnor': 'pieter.postma',
};

/** Delegations that are not for ever, by who delegates: how many days ago they began, and until when. */
export const delegationDays: Readonly<Record<string, readonly [agoDays: number, inDays: number]>> =
  {
    'sofia.lindgren': [24, 19],
    'chloe.marchetti': [3, 4],
  };
