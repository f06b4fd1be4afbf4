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
  'marijke.vanderberg': 'rashid.almansoori',
  'annelies.dewit': 'beatriz.nogueira',
  'sofia.lindgren': 'thomas.mueller',
  'daniel.whitfield': 'grace.dombrowski',
  'siobhan.oconnor': 'pieter.postma',
};
