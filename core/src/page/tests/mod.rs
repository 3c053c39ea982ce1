mod accepted;
mod hostile;
mod refused;
