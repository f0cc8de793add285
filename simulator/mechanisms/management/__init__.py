"""What the venture decides and must look after: overhead, equipment, reports, its mission."""
