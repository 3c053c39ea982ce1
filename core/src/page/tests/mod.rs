mod accepted;
mod hostile;
mod import;
mod refused;
