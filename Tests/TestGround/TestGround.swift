// TestGround
