import { C1Error } from '../../errors';

/** The end that the person chose has come too near while they decided. */
export class TooNearError extends C1Error {
  override readonly name = 'TooNearError';
}
