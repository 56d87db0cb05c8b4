/** Where nobody listens: the port of a server that was stopped may be given to another socket, one so low is not. */
export const NOBODY = '127.0.0.1:2';
